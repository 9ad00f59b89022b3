import type { Mode } from './service.ts';

/** How a presentation entity of ours is set up. */
export interface PresentationOptions {
  /** The abstract syntaxes that we accept; where nothing is said, all of them, for the user to judge. */
  readonly abstractSyntaxes?: readonly string[];
  /** The transfer syntaxes that we can read. Their values are BER elements: 2.1.1, or a subset of it. */
  readonly transferSyntaxes?: readonly string[];
  /** The P-selectors that users of ours are attached to: a CP that names another is refused, X.226 §6.2.4.9. One that names none is for any. */
  readonly attached?: 'any' | readonly Uint8Array[];
  /** The modes in which we can be called, X.226 §6.2. */
  readonly modes?: readonly Mode[];
}

/** How a presentation entity is set up, with nothing left open but the abstract syntaxes. */
export type Settings = Required<Omit<PresentationOptions, 'abstractSyntaxes'>> & Pick<PresentationOptions, 'abstractSyntaxes'>;

/** The Basic Encoding Rules, X.690. */
export const BER = '2.1.1';

// biome-ignore format: a table
/** What holds where an option is not given. */
export const DEFAULTS: Settings = {
  transferSyntaxes: [BER],
  attached:         'any',
  modes:            ['normal', 'x410-1984'],
};
