import type { Conformance } from '#src/p1/index.ts';
import type { Dialogue } from '#src/rtse/index.ts';
import type { Selectors } from './config.ts';

/** What the called host knows of a call so far; it grows as the call unfolds. */
export interface Call {
  /** Source and destination address, as the called host sees them. */
  readonly from: string;
  readonly to: string;
  /** What a reverse look-up of `from` says, most trusted first. */
  readonly names: readonly string[];
  /** The selectors that the connect PDUs carry; T since the CR, S and P since the session connect. */
  readonly called: Selectors;
  readonly calling: Selectors;
  /** Since the MTA-bind. */
  readonly bind?: { readonly name: string; readonly password?: string };
  /** Since then, too: how the caller conforms, the dialogue that it asks for, and whether it says so. */
  readonly asks?: { readonly conformance: Conformance; readonly dialogue: Dialogue; readonly isDialogueSaid: boolean };
}
