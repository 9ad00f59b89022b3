import { down, up } from '#src/core/index.ts';
import { Assembly } from './assembly.ts';
import { sessionFaults } from './faults.ts';
import { valueIn } from './parameters.ts';
import { mayCome, maySend } from './rights.ts';
import { encodePlainDT, encodeTsdu, type Spdu, type SpduOf, spduOf } from './spdu.ts';
import { octet } from './values.ts';
import type { Do, Request, Rows, Variables } from './variables.ts';

/** S-DATA.request: an SSDU in one DT, or in as many as the TSDU size asks for, X.225 §7.11. */
export const sendDTs = (variables: Variables, { ssdu }: Request<'S-DATA.request'>): Do => {
  maySend('DT', variables);
  const { sends } = variables.terms;
  if (ssdu.length === 0) throw sessionFaults.emptySsdu({ got: 0 });
  if (sends === 0 || ssdu.length + PLAIN <= sends) return [down({ kind: 'T-DATA.request', tsdu: encodePlainDT(ssdu) })];
  return segments(ssdu, sends - SEGMENTED).map(([segment, enclosure]) =>
    down({ kind: 'T-DATA.request', tsdu: encodeTsdu([HEAD, spduOf('DT', { enclosure }, segment)]) }),
  );
};

/** S-TYPED-DATA.request: as S-DATA, and no token is asked for, X.225 §7.13. */
export const sendTDs = (variables: Variables, { ssdu }: Request<'S-TYPED-DATA.request'>): Do => {
  maySend('TD', variables);
  const { sends } = variables.terms;
  if (ssdu.length === 0) throw sessionFaults.emptySsdu({ got: 0 });
  if (sends === 0 || ssdu.length + PLAIN <= sends) return [down({ kind: 'T-DATA.request', tsdu: encodeTsdu([spduOf('TD', {}, ssdu)]) })];
  return segments(ssdu, sends - SEGMENTED).map(([segment, enclosure]) =>
    down({ kind: 'T-DATA.request', tsdu: encodeTsdu([spduOf('TD', { enclosure }, segment)]) }),
  );
};

/** DT: delivered when its SSDU is complete, X.225 §7.11.3. */
export const receiveDT = (variables: Variables, dt: SpduOf<'DT'>): Do => {
  mayCome('DT', variables);
  const ssdu = completed(variables, dt);
  return ssdu === undefined ? [] : [up({ kind: 'S-DATA.indication', ssdu })];
};

/** TD: delivered when its SSDU is complete, X.225 §7.13.3. */
export const receiveTD = (variables: Variables, td: SpduOf<'TD'>): Do => {
  mayCome('TD', variables);
  const ssdu = completed(variables, td);
  return ssdu === undefined ? [] : [up({ kind: 'S-TYPED-DATA.indication', ssdu })];
};

/** Throws where an SPDU may not come between the segments of an SSDU, or has an enclosure item that is not agreed, X.225 §7.11, §7.37. */
export const judgeSegmenting = ({ kind, parameters }: Spdu, { assembly, terms }: Variables): void => {
  if (assembly !== undefined && isData(assembly.kind) && assembly.kind !== kind && kind !== 'AB')
    throw sessionFaults.segments({ got: kind });
  const enclosure = parameters.length > 0 ? valueIn(parameters, 'enclosure')?.[0] : undefined;
  if (enclosure === undefined || kind === 'CDO') return;
  // Only data come in segments here; what else has an enclosure item is whole.
  if (isData(kind) ? !terms.isCut : enclosure !== WHOLE) throw sessionFaults.enclosure({ got: enclosure });
};

const isData = (kind: string): boolean => kind === 'DT' || kind === 'TD';

const completed = (variables: Variables, { kind, parameters, userInformation }: SpduOf<'DT' | 'TD'>): Uint8Array | undefined => {
  const { assembly, settings } = variables;
  const enclosure = valueIn(parameters, 'enclosure')?.[0] ?? WHOLE;
  if (((enclosure & BEGINS) !== 0) !== (assembly === undefined)) throw sessionFaults.enclosure({ got: enclosure });
  if ((enclosure & ENDS) === 0 && userInformation.length === 0) throw sessionFaults.emptySegment({ got: enclosure });
  if (userInformation.length > settings.limits.ssdu) throw sessionFaults.longSsdu({ got: userInformation.length });
  if (enclosure === WHOLE) return userInformation;
  const growing = assembly ?? new Assembly(kind, settings.limits.ssdu);
  growing.hold(userInformation);
  const isWhole = (enclosure & ENDS) !== 0;
  variables.assembly = isWhole ? undefined : growing;
  return isWhole ? growing.whole() : undefined;
};

const segments = (ssdu: Uint8Array, most: number): readonly (readonly [segment: Uint8Array, enclosure: Uint8Array])[] => {
  if (most < 1) throw sessionFaults.longTsdu({ got: ssdu.length });
  const count = Math.ceil(ssdu.length / most);
  return Array.from({ length: count }, (_, index) => [
    ssdu.subarray(index * most, (index + 1) * most),
    octet((index === 0 ? BEGINS : 0) | (index === count - 1 ? ENDS : 0)),
  ]);
};

const isDuplex = ({ terms }: Variables): boolean => terms.units.includes('duplex');

// biome-ignore format: a table
/** Data, X.225 Annex A. Where our own word is on its way, data come in duplex only. */
export const TRANSFER: Rows = {
  STA03:  { DT: { if: isDuplex, to: 'STA03',  do: receiveDT }, TD: { to: 'STA03',  do: receiveTD } },
  STA04B: { DT: { if: isDuplex, to: 'STA04B', do: receiveDT }, TD: { to: 'STA04B', do: receiveTD } },
  STA05B: { DT: { to: 'STA05B' },                              TD: { to: 'STA05B' } },
  STA05C: { DT: { to: 'STA05C' },                              TD: { to: 'STA05C' } },
  STA09:  { 'S-DATA.request': { to: 'STA09', do: sendDTs }, 'S-TYPED-DATA.request': { to: 'STA09', do: sendTDs } },
  STA18:  { DT: { if: isDuplex, to: 'STA18',  do: receiveDT }, TD: { to: 'STA18',  do: receiveTD } },
  STA19:  { DT: { to: 'STA19' },                               TD: { to: 'STA19' } },
  STA20:  { DT: { to: 'STA20' },                               TD: { to: 'STA20' } },
  STA21:  { DT: { if: isDuplex, to: 'STA21',  do: receiveDT }, TD: { to: 'STA21',  do: receiveTD } },
  STA713: {
    'S-DATA.request':       { to: 'STA713', do: sendDTs },
    'S-TYPED-DATA.request': { to: 'STA713', do: sendTDs },
    DT:                     { to: 'STA713', do: receiveDT },
    TD:                     { to: 'STA713', do: receiveTD },
  },
};

const HEAD = spduOf('GT');
const BEGINS = 1;
const ENDS = 2;
const WHOLE = 3;
/** The octets before the user information: GT and DT, and the same with an enclosure item. */
const PLAIN = 4;
const SEGMENTED = 7;
