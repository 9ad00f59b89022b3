import { COMPARED, type Said, saidIn } from './fields.ts';
import { type Items, itemsIn } from './pdml.ts';
import type { JsonPacket } from './place.ts';

/** Where an item of tshark covers other octets of a packet than our tree has it in. */
export const misplacedIn = (packets: readonly JsonPacket[], pdml: string): readonly string[] => {
  const theirs = itemsIn(pdml);
  const ours = new Map<JsonPacket, Said[]>(packets.map((packet) => [packet, []]));
  for (const said of saidIn(packets)) ours.get(said.packet)?.push(said);
  if (theirs.length !== packets.length) return [`tshark has ${theirs.length} packets, we have ${packets.length}`];
  return packets.flatMap((packet, index) => differences(packet, ours.get(packet)!, theirs[index]!));
};

const differences = (packet: JsonPacket, said: readonly Said[], { frame, items }: Items): readonly string[] => {
  const octets = Buffer.from(packet.octets, 'hex');
  const ours = grouped(said.flatMap((each) => coveredBy(each, octets)));
  const theirs = grouped(items.filter(({ field, size }) => field in COMPARED && size > 0).map(({ field, at, size }) => [field, at, size]));
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((field) => {
    const [own, other] = [ours.get(field) ?? 'nowhere', theirs.get(field) ?? 'nowhere'];
    return packet.frame === frame && own === other ? [] : [`${packet.frame}: ${field} is at ${own}, by tshark at ${other} in ${frame}`];
  });
};

/** A field, and where in the packet its octets stand, and how many. */
type Covered = readonly [field: string, at: number, size: number];

/** Once for each value: what has none, or no octets, or stands in no packet, has no place. */
const coveredBy = ({ field, place, texts }: Said, octets: Uint8Array): readonly Covered[] => {
  const { at } = place;
  const covered = at === undefined ? undefined : COMPARED[field]?.covers({ ...place, at }, octets);
  return covered === undefined || covered[1] === 0 ? [] : texts.map(() => [field, ...covered] as const);
};

const grouped = (all: readonly Covered[]): ReadonlyMap<string, string> => {
  const groups = new Map<string, string>();
  for (const [field, at, size] of all) groups.set(field, [...(groups.has(field) ? [groups.get(field)] : []), `${at}+${size}`].join(' '));
  return groups;
};
