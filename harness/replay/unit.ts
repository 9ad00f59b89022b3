import { type Difference, differenceOf, type MeaningOptions, packetSays } from '#harness/decode/index.ts';
import { hex, type Pdu } from '#src/dissect/index.ts';

/** What one side says that means something by itself: a TPDU, all DTs of a TSDU together, or octets that are no packet. */
export type Unit = { readonly kind: 'pdus'; readonly pdus: readonly Pdu[] } | { readonly kind: 'octets'; readonly octets: Uint8Array };

/** The PDUs of a packet as a unit; undefined where it is a DT that goes on. */
export const unitOf = (pdus: readonly Pdu[]): Unit | undefined => (isPiece(pdus) ? undefined : { kind: 'pdus', pdus });

const isPiece = ([pdu, next]: readonly Pdu[]): boolean =>
  next === undefined && pdu?.layer === 'cotp' && pdu.kind === 'DT' && pdu.fields.eot === false;

/** A unit in a line of text. */
export const unitSays = (unit: Unit): string => (unit.kind === 'pdus' ? packetSays(unit.pdus) : octetsSay(unit.octets));

const octetsSay = (octets: Uint8Array): string =>
  `no packet, ${octets.length} octets: ${hex(octets.subarray(0, SHOWN))}${octets.length > SHOWN ? '...' : ''}`;

/** The first difference by meaning between what was recorded (a) and what came (b). */
export const differenceBetween = (recorded: Unit, came: Unit, options: MeaningOptions): Difference | undefined => {
  if (recorded.kind === 'octets' || came.kind === 'octets') return octetsDiffer(recorded, came);
  const length = Math.max(recorded.pdus.length, came.pdus.length);
  for (let index = 0; index < length; index += 1) {
    const [a, b] = [recorded.pdus[index], came.pdus[index]];
    const carries = index < length - 1 || SEGMENTS.has(named(a) ?? '');
    const difference = a && b ? differenceOf(a, b, { ...options, carries }) : { path: (a ?? b)!.layer, a: named(a), b: named(b) };
    if (difference) return difference;
  }
  return undefined;
};

const octetsDiffer = (recorded: Unit, came: Unit): Difference | undefined => {
  const isSame = recorded.kind === 'octets' && came.kind === 'octets' && Buffer.compare(recorded.octets, came.octets) === 0;
  return isSame ? undefined : { path: 'octets', a: unitSays(recorded), b: unitSays(came) };
};

const named = (pdu: Pdu | undefined): string | undefined => pdu && `${pdu.layer} ${pdu.kind}`;

/** What holds a part of something that is compared when all of it is there. */
const SEGMENTS: ReadonlySet<string> = new Set(['cotp DT', 'session DT', 'rtse RTTR']);
const SHOWN = 16;
