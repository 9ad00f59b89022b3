import { BELOW, type JsonPacket, type JsonPdu, type Place } from './place.ts';

/** What is put together of several packets of one end: TSDUs of DT, and transfers of RTTR. */
export class Assemblies {
  readonly #pieces = new Map<string, readonly Piece[]>();

  /** The places of what a packet completes, as if our trees had nodes for it. */
  placesIn({ stream, from, frame, pdus }: JsonPacket, mode: string): readonly Place[] {
    return pdus.flatMap((pdu) => {
      const rule = RULES.find(({ layer, kind }) => layer === pdu.layer && kind === pdu.kind);
      if (rule === undefined) return [];
      const key = `${stream} ${from} ${rule.whole}`;
      const pieces = [...(rule.begins ? [] : (this.#pieces.get(key) ?? [])), ...(rule.piece ? [{ frame, ...rule.piece(pdu) }] : [])];
      const ends = rule.ends(pdu) && pieces.length >= rule.least;
      this.#pieces.set(key, rule.ends(pdu) ? [] : pieces);
      return ends ? assembled(rule.at, `${BELOW}${mode}${BELOW}${rule.whole}`, pieces) : [];
    });
  }
}

/** A piece, and where it stands in its own packet. */
interface Piece {
  readonly frame: number;
  readonly size: number;
  readonly at?: number;
}

/** What a PDU does to what is put together. */
interface Rule {
  readonly layer: string;
  readonly kind: string;
  readonly whole: string;
  /** Whose fields they are. */
  readonly at: string;
  readonly begins?: boolean;
  readonly piece?: (pdu: JsonPdu) => Omit<Piece, 'frame'>;
  readonly ends: (pdu: JsonPdu) => boolean;
  /** Of how many pieces it is told at least. */
  readonly least: number;
}

const assembled = (layer: string, whole: string, pieces: readonly Piece[]): readonly Place[] => {
  const size = pieces.reduce((sum, piece) => sum + piece.size, 0);
  const part = (name: string, value: number): Place => ({ layer, name, path: `${whole}${BELOW}${name}`, size, value });
  const { at, size: length } = pieces.at(-1)!;
  return [
    { layer, name: whole.slice(whole.lastIndexOf(BELOW) + BELOW.length), path: whole, size },
    ...pieces.map(({ frame }) => part('frame', frame)),
    part('count', pieces.length),
    part('octets', size),
    { ...part('last', length), size: length, ...(at !== undefined && { at }) },
  ];
};

const partOf = ({ tree }: JsonPdu, name: string) => tree.children?.find((child) => child.name === name);
const userData = (pdu: JsonPdu): Omit<Piece, 'frame'> => partOf(pdu, 'user data') ?? { size: 0 };
const segment = ({ fields }: JsonPdu): Omit<Piece, 'frame'> => ({ size: Number(fields.octets) });
const isLast = (pdu: JsonPdu): boolean => partOf(pdu, 'EOT')?.value === true;
const never = (): boolean => false;
const ever = (): boolean => true;

// biome-ignore format: a table
const RULES: readonly Rule[] = [
  { layer: 'cotp',    kind: 'DT',   whole: 'TSDU',     at: 'cotp', piece: userData, ends: isLast, least: 2 },
  { layer: 'session', kind: 'AS',   whole: 'transfer', at: 'rtse', begins: true,    ends: never,  least: 1 },
  { layer: 'rtse',    kind: 'RTTR', whole: 'transfer', at: 'rtse', piece: segment,  ends: never,  least: 1 },
  { layer: 'session', kind: 'AE',   whole: 'transfer', at: 'rtse',                  ends: ever,   least: 1 },
];
