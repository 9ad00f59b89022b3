import type { Deed, Habit } from '#harness/faults/index.ts';
import { parameterName, type TpduOf } from '#src/cotp/index.ts';
import { ofLine, type ProductHabit } from './habit.ts';
import { answering, CODE, codeIn, drOf, dtOf, erOf, FIN, incoming, instead, nsduIn, P, tpduIn, valueAt } from './packets.ts';

type CR = TpduOf<'CR'>;

/** What is done with a CR of which something holds, in place of taking it. */
const where =
  (isSo: (cr: CR) => boolean, deeds: (cr: CR) => readonly Deed[]): Habit =>
  () =>
    incoming((each) => {
      const cr = tpduIn('CR', each);
      return cr && isSo(cr) ? deeds(cr) : undefined;
    });

const refused = (id: string, source: string, says: string, isSo: (cr: CR) => boolean): ProductHabit =>
  ofLine(
    id,
    source,
    `Closes with no TPDU at a CR ${says}.`,
    where(isSo, () => [FIN]),
  );

const selectorsIn = ({ parameters }: CR): readonly Uint8Array[] =>
  parameters.filter(({ code }) => code === P.calling || code === P.called).map(({ value }) => value);

/** What C0 says; undefined where it is not there. */
export const sizeIn = ({ parameters }: Pick<CR, 'parameters'>): number | undefined => valueAt(parameters, P.size)?.[0];

const classesIn = ({ classOption, parameters }: CR): readonly number[] => [
  classOption >> 4,
  ...Array.from(valueAt(parameters, P.alternatives) ?? [], (octet) => octet >> 4),
];

const hasSizeOutside =
  (least: number, most: number) =>
  (cr: CR): boolean => {
    const size = sizeIn(cr);
    return size !== undefined && (size < least || size > most);
  };

const KNOWN: readonly number[] = [P.size, P.calling, P.called];
const NO_CAUSE = 0;

/** A CR that nothing is wrong with: what was, its product does not look at. */
const plain = (cr: CR): CR => ({
  ...cr,
  credit: 0,
  dstRef: 0,
  srcRef: cr.srcRef || 1,
  classOption: 0,
  parameters: cr.parameters.filter(({ code }) => KNOWN.includes(code)),
  userData: new Uint8Array(),
});

// biome-ignore format: a table
/** Habits that concern a CR, X.224 §13.3. */
export const REQUEST_HABITS = {
  requestNotChecked: ofLine('request-not-checked', 'seen with snap7 1.4.x, iso-on-tcp 0.1.0, python-snap7 3.x, conpot and libiec61850 1.5.3',
    'Takes a CR whatever its class, its references and its credit.',
    () => incoming((each) => {
      const cr = tpduIn('CR', each);
      return cr && instead(each, plain(cr));
    })),
  class0Only: refused('class-0-only', 'seen with iec61850bean 1.9.1',
    'that prefers another class than 0', ({ classOption }) => classOption !== 0),
  dstRefChecked: refused('dst-ref-refused', 'seen with iec61850bean 1.9.1',
    'whose DST-REF is not 0', ({ dstRef }) => dstRef !== 0),
  threeParameters: refused('three-parameters-only', 'seen with iso-on-tcp 0.1.0, conpot and iec61850bean 1.9.1',
    'with any parameter but C0, C1 and C2', ({ parameters }) => parameters.some(({ code }) => !KNOWN.includes(code))),
  unknownParameter: refused('unknown-parameter-refused', 'seen with osi-net 1.0.2',
    'with a parameter that is not defined, which ISO 8073 has ignored',
    ({ parameters }) => parameters.some(({ code }) => parameterName('CR', code) === undefined)),
  tsapsOf2: refused('tsaps-of-2-octets', 'seen with conpot',
    'with a T-selector of other than 2 octets', (cr) => selectorsIn(cr).some(({ length }) => length !== 2)),
  tsapsFrom2: refused('tsaps-from-2-octets', 'seen with iso-on-tcp 0.1.0, whose process ends over it',
    'with a T-selector of less than 2 octets', (cr) => selectorsIn(cr).some(({ length }) => length < 2)),
  tsapsTo4: refused('tsaps-to-4-octets', 'seen with libiec61850 1.5.3',
    'with a T-selector of more than 4 octets', (cr) => selectorsIn(cr).some(({ length }) => length > 4)),
  sizes7to13: refused('sizes-7-to-13', 'seen with osi-net 1.0.2',
    'with a TPDU size of a code below 7 or above 13', hasSizeOutside(7, 13)),
  sizes7to16: refused('sizes-7-to-16', 'seen with iec61850bean 1.9.1',
    'with a TPDU size of a code below 7 or above 16', hasSizeOutside(7, 16)),
  twoErs: ofLine('class-refused-by-two-ers', 'seen with ISODE 8.3; their cause is assumed',
    'Answers a CR that leaves no room for class 0 with two ERs, and leaves the line open.',
    where((cr) => !classesIn(cr).includes(0), ({ srcRef }) => [answering(erOf(srcRef, NO_CAUSE)), answering(erOf(srcRef, NO_CAUSE))])),
  bareDr: ofLine('refused-by-bare-dr', 'seen with osi-net 1.0.2',
    'Refuses any called T-selector, and a CR without class 0, with a DR of reason 0 whose DST-REF is 0 and whose SRC-REF is that of the caller, and leaves the line open.',
    where((cr) => valueAt(cr.parameters, P.called) !== undefined || !classesIn(cr).includes(0),
      ({ srcRef }) => [answering(drOf(0, srcRef, 0))])),
  erAsCr: ofLine('er-with-code-of-cr', 'seen with osi-net 1.0.2',
    'Answers a CR whose DST-REF is not 0 with an ER that has the code E0 of a CR in place of 70.',
    where(({ dstRef }) => dstRef !== 0, ({ dstRef }) => [answering(Uint8Array.of(4, CODE.CR, dstRef >> 8, dstRef & 0xff, NO_CAUSE))])),
  isoParametersRefused: ofLine('iso-parameters-refused', 'seen with xrdp 0.9.21',
    'Refuses a CR that carries C0, C1 or C2 with the DT by which MCS disconnects, and a FIN.',
    () => incoming((each) => (codeIn(each) === CODE.CR && KNOWN.includes(nsduIn(each)[7] ?? 0) ? MCS_DISCONNECT : undefined))),
} as const;

/** DisconnectProviderUltimatum of T.125, at the user's request. */
export const MCS_DISCONNECT: readonly Deed[] = [answering(dtOf(Uint8Array.of(0x21, 0x80))), FIN];
