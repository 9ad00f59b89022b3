import type { Titles } from '#src/acse/index.ts';
import { encodeValue, integer, objectIdentifier } from '#src/asn1/index.ts';
import { defined } from '#src/core/index.ts';
import type { Known } from '../known.ts';
import type { Party } from '../terms.ts';
import { NOWHERE } from './ear.ts';

/** What has to be known of an endpoint before anything was said. */
export type Asking = Pick<Known, 'terms' | 'mode' | 'hello'>;

/** What users of associations say, each as it is right: TSDUs as our own layers write them. */
export interface Words {
  /** The CN, with all that it carries. */
  readonly cn: (asking: Asking) => Uint8Array;
  /** The AC that answers the CN of the endpoint. */
  readonly ac: (known: Known) => Uint8Array;
  /** Why an AC of the endpoint does not open what was asked for. */
  readonly flaw: (known: Known) => string | undefined;
  /** What has to be said before we may send data. */
  readonly begin: readonly Uint8Array[];
  /** What both sides have to agree on before one may release; an answer to it is waited for. */
  readonly conclude: (known: Known) => readonly Uint8Array[];
  /** The FN that releases. */
  readonly release: (known: Known) => Uint8Array;
}

/** A side of the association as a request names it: the octets that are made go nowhere. */
export const partyOf = (selectors: Party = {}) =>
  defined({
    psel: selectors.p,
    session: defined({ ssel: selectors.s, transport: defined({ tsel: selectors.t, network: NOWHERE }) }),
  });

/** What that side is called in an AARQ or AARE: nothing, unless there is something to say. */
export const titlesOf = ({ apTitle, aeQualifier }: Party = {}): Titles =>
  defined({
    apTitle: apTitle === undefined ? undefined : encodeValue(objectIdentifier, apTitle),
    aeQualifier: aeQualifier === undefined ? undefined : encodeValue(integer, aeQualifier),
  });
