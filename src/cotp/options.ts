import type { ParameterName } from './parameters.ts';

/** The parameters that we write in a CR and a CC. */
export type ConnectParameter = Extract<ParameterName, 'tpduSize' | 'callingTsel' | 'calledTsel' | 'preferredTpduSize'>;

/** How a transport entity of ours is set up. */
export interface CotpOptions {
  /** Our SRC-REF, 1 to 65535, X.224 §6.5.4. */
  readonly reference: number;
  /** The order in which CR and CC have their parameters; products tell themselves apart by it (Q151626). */
  readonly order?: readonly ConnectParameter[];
  readonly limits?: Partial<CotpLimits>;
}

/** What a peer may ask of us. In octets and milliseconds. */
export interface CotpLimits {
  /** One TSDU. */
  readonly tsdu: number;
  /** From an accepted network connection to its CR. */
  readonly firstCR: number;
  /** From our CR to its answer: TS1 of X.224 §6.5.4. */
  readonly answer: number;
  /** From our DR or ER until we close: TS2 of X.224 §6.22.1.3. */
  readonly close: number;
}

// biome-ignore format: a table
/** The limits where nothing else is said. */
export const COTP_LIMITS: CotpLimits = {
  tsdu:    33 * 1024 * 1024,
  firstCR: 30_000,
  answer:  60_000,
  close:   10_000,
};

/** The usual order of parameters. */
export const USUAL_ORDER: readonly ConnectParameter[] = ['tpduSize', 'callingTsel', 'calledTsel', 'preferredTpduSize'];
