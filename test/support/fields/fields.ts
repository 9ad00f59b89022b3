import { ACSE } from './acse.ts';
import { Assemblies } from './assemblies.ts';
import { COTP } from './cotp.ts';
import { behind, value, whole } from './coverings.ts';
import { P1 } from './p1.ts';
import { P22 } from './p22.ts';
import { type JsonPacket, type Place, placesOf } from './place.ts';
import { PRESENTATION } from './presentation.ts';
import { type Covering, isAt, namesIn, type Row, type Table } from './row.ts';
import { RTSE } from './rtse.ts';
import { SESSION } from './session.ts';
import { TPKT } from './tpkt.ts';

/** What our trees say in the place of a field. */
export interface Said {
  readonly packet: JsonPacket;
  readonly field: string;
  readonly place: Place;
  readonly texts: readonly string[];
}

/** What packets say in the places of all fields, in the order of the wire. */
export const saidIn = (packets: readonly JsonPacket[]): readonly Said[] => {
  const assemblies = new Assemblies();
  const modes = new Map<number, string>();
  return packets.flatMap((packet) => {
    const asked = packet.pdus.find(({ kind }) => kind === 'CP')?.fields.mode;
    if (asked !== undefined) modes.set(packet.stream, String(asked));
    const mode = modes.get(packet.stream) ?? 'normal';
    return [...placesOf(packet, mode), ...assemblies.placesIn(packet, mode)].flatMap((place) =>
      rowsOf(place).map(([field, { as }]) => ({ packet, field, place, texts: as(place).map(String) })),
    );
  });
};

/** The rows that a place is meant by, found by its name: there are many places. */
const rowsOf = (place: Place): readonly (readonly [field: string, row: Row])[] =>
  (byName.get(`${place.layer} ${place.name}`) ?? []).filter(([, row]) => isAt(row, place));

// biome-ignore format: a table
/** A table of fields, the layers whose PDUs have them, and what their items cover. */
const TABLES: readonly (readonly [table: Table, layers: readonly string[], covers: Covering])[] = [
  [TPKT,         ['tpkt'],                    whole],
  [COTP,         ['cotp'],                    whole],
  [SESSION,      ['session'],                 value],
  [PRESENTATION, ['session', 'presentation'], behind(1)],
  [ACSE,         ['acse'],                    behind(1)],
  [RTSE,         ['rtse'],                    behind(1)],
  [P1,           ['p1'],                      behind(1)],
  [P22,          ['p1'],                      behind(1)],
];

/** All fields of tshark that are compared. */
export const COMPARED: Readonly<Record<string, Row & { readonly covers: Covering }>> = Object.fromEntries(
  TABLES.flatMap(([table, , covers]) => Object.entries(table).map(([field, row]) => [field, { covers, ...row }])),
);

const byName = new Map<string, (readonly [field: string, row: Row])[]>();
for (const [table, layers] of TABLES) {
  for (const [field, row] of Object.entries(table)) {
    for (const key of layers.flatMap((layer) => [...namesIn(row)].map((name) => `${layer} ${name}`)))
      byName.set(key, [...(byName.get(key) ?? []), [field, row]]);
  }
}
