import { CONFORMANCES } from '#src/p1/index.ts';
import type { SessionOptions } from '#src/session/index.ts';
import type { TransferProfile } from '#src/stack/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import type { Asking } from './asking.ts';

/** Where a call goes and from where, what it proposes below the bind, how long an answer is waited for (in milliseconds), and what stops it. */
export interface MtaCallTerms {
  readonly to: NetworkAddress;
  readonly from?: string;
  readonly sizes: NonNullable<SessionOptions['asks']>;
  readonly timeout: number;
  readonly signal: AbortSignal;
}

/** Layers that wait as long as they are told to, and take what products do. */
export const profileOf = ({ conformance }: Asking, { sizes, timeout }: MtaCallTerms): TransferProfile => ({
  cotp: { reference: REFERENCE, limits: { answer: timeout, close: FAREWELL } },
  session: { versions: VERSIONS[CONFORMANCES[conformance].mode], asks: sizes, limits: { answer: timeout, close: FAREWELL } },
  rtse: { largerSizes: 'taken' },
  p1: { takesAnyContext: true },
});

/** X.410 knows version 1 alone; in normal mode the user data of a connect are soon too long for it (X.225 §7.1.1). */
const VERSIONS: Readonly<Record<(typeof CONFORMANCES)[keyof typeof CONFORMANCES]['mode'], NonNullable<SessionOptions['versions']>>> = {
  normal: [2],
  'x410-1984': [1],
};

/** The only call of its line: any reference will do (X.224 §6.5.4). */
const REFERENCE = 1;

/** How long a farewell may take, in milliseconds. */
export const FAREWELL = 500;
