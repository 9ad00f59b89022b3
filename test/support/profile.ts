import { decodeTpdu, type Tpdu } from '#src/cotp/index.ts';
import { decodeTsdu, type Spdu, spduValue } from '#src/session/index.ts';
import type { TransferProfile } from '#src/stack/index.ts';
import { tsdusOf } from './unpacked.ts';
import type { Said } from './vector.ts';

/** A stack that is set up as one end of a call was: what it says in its CR or CC, its CN or AC, and later on. */
export const profileIn = (end: Said['from'], said: readonly Said[]): TransferProfile => {
  const tpdu = firstTpdu(end, said);
  const spdus = tsdusOf(said)
    .filter(({ from }) => from === end)
    .map(({ octets }) => decodeTsdu(octets));
  const terms = spdus.flat().find(({ kind }) => kind === 'CN' || kind === 'AC');
  return {
    cotp: { reference: 'srcRef' in tpdu ? tpdu.srcRef : 1 },
    session: {
      ...(terms && termsIn(terms)),
      resumesBehind: spdus.some(([head, spdu]) => head?.kind === 'PT' && spdu?.kind === 'AR') ? 'PT' : 'GT',
      acceptsAborts: spdus.flat().some(({ kind }) => kind === 'AA') ? 'always' : 'when kept',
      ...(end === 'caller' ? { asks: sizeIn(tpdu) } : { grants: { ...sizeIn(tpdu), ...selectorsIn(tpdu) } }),
    },
  };
};

const firstTpdu = (end: Said['from'], said: readonly Said[]): Tpdu => {
  const first = said.find(({ from, octets }) => from === end && octets);
  return decodeTpdu(first!.octets!.subarray(TPKT_HEADER));
};

const termsIn = ({ parameters }: Spdu): NonNullable<TransferProfile['session']> => {
  const version = spduValue(parameters, 'version')?.[0];
  const [a, b, c, d] = spduValue(parameters, 'tsduSizes') ?? [];
  return {
    versions: [version === 2 ? 2 : 1],
    extendedConcatenation: spduValue(parameters, 'protocolOptions')?.[0] === 1,
    ...(a !== undefined && { tsduSizes: { initiator: a * 256 + b!, responder: c! * 256 + d! } }),
  };
};

const sizeIn = ({ parameters }: Tpdu): { readonly tpduSize?: number } => {
  const value = parameters.find(({ code }) => code === TPDU_SIZE)?.value;
  return value ? { tpduSize: 2 ** value[0]! } : {};
};

const selectorsIn = ({ parameters }: Tpdu): { readonly calling?: Uint8Array; readonly responding?: Uint8Array } => {
  const calling = parameters.find(({ code }) => code === CALLING)?.value;
  const responding = parameters.find(({ code }) => code === CALLED)?.value;
  return { ...(calling && { calling }), ...(responding && { responding }) };
};

/** Parameters of a CR and a CC, X.224 §13.3.4. */
const TPDU_SIZE = 0xc0;
const CALLING = 0xc1;
const CALLED = 0xc2;
const TPKT_HEADER = 4;
