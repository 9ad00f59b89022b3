import type { Selectors } from '#harness/mta/index.ts';
import { defined } from '#src/core/index.ts';
import type { Selector } from '#src/cotp/index.ts';

/** A selector as it is written: text, an octet a character, or hexadecimal. */
export type SelectorShape = string | { readonly hex: string };

type SelectorsShape = { readonly [K in keyof Selectors]?: SelectorShape | undefined };

/** A set of selectors; what is blank is absent. `{ hex: "" }` is not blank: it is there, with no octets. */
export const readSelectors = ({ t, s, p }: SelectorsShape = {}): Selectors =>
  defined({ t: readSelector(t), s: readSelector(s), p: readSelector(p) });

const readSelector = (written: SelectorShape | undefined): Selector | undefined => {
  if (written === undefined || written === '') return undefined;
  if (typeof written === 'string') return Uint8Array.from(written, (character) => character.charCodeAt(0));
  return Uint8Array.from(written.hex.match(/[0-9a-f]{2}/gi) ?? [], (digits) => Number.parseInt(digits, 16));
};
