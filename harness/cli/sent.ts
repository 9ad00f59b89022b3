import { ProtocolError } from '#src/core/index.ts';
import { decodeApdu, textOfIdentifier } from '#src/p1/index.ts';
import type { BindCall } from './bind-call.ts';
import { bindEndedOf } from './bind-ending.ts';
import { toldOf } from './bind-told.ts';
import { identifierOf } from './mts-identifier.ts';

/** What became of an MTS-APDU that was sent. The time is in milliseconds. */
export interface Sent {
  /** Its MTS identifier; absent where it is no MTS-APDU that can be read. */
  readonly identifier?: string;
  readonly octets: number;
  readonly acknowledged: boolean;
  readonly took: number;
  readonly checkpoints: number;
  /** Why it was not acknowledged. */
  readonly says?: string;
}

/** Transfers an MTS-APDU over an association, and waits for what becomes of it. */
export const sentOf = async ({ asked, call }: BindCall, apdu: Uint8Array, within: number): Promise<Sent> => {
  const { checkpoints, elapsed: began } = call;
  const news = await call.transfer(apdu, within);
  const sent = {
    ...identified(apdu),
    octets: apdu.length,
    took: call.elapsed - began,
    checkpoints: call.checkpoints - checkpoints,
  };
  if (news.kind !== 'MTA-TRANSFER.confirm') {
    const says = toldOf(asked, bindEndedOf(news, call.confirms, {})).says ?? 'stopped';
    return { ...sent, acknowledged: false, says };
  }
  if (news.result === 'positive') return { ...sent, acknowledged: true };
  return { ...sent, acknowledged: false, says: whyOf(news.cause) };
};

/** Why a transfer is not acknowledged that was begun. */
const whyOf = (cause: Error | undefined): string => {
  if (cause instanceof ProtocolError) return WHY[cause.code] ?? cause.message;
  return cause?.message ?? 'the association is gone';
};

// biome-ignore format: a table
const WHY: Readonly<Record<string, string>> = {
  'rtse.refused': 'the peer does not take it',
  'rtse.aborted': 'the peer aborts the association',
  'rtse.time':    'its time is over',
  'rtse.retries': 'it was begun again and again, and each time cut off',
};

const identified = (apdu: Uint8Array): { readonly identifier?: string } => {
  try {
    return { identifier: textOfIdentifier(identifierOf(decodeApdu(apdu))) };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return {};
  }
};
