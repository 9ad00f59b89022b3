import type { Habit, Passing } from '#harness/faults/index.ts';
import { ofLine } from './habit.ts';
import { onHeaders, withLength, withVersion } from './headers.ts';
import { answering, CODE, erOf, FIN, incoming, instead, NOTHING, nsduIn, RST, streaming } from './packets.ts';

const VERSION = 3;
/** RFC 1006 §6. */
const SHORTEST = 7;
const TPKT_HEADER = 4;
const ER_CAUSE_TYPE = 2;

const unchecked: Habit = () => onHeaders(({ octets, version }) => (version === VERSION ? undefined : withVersion(octets, VERSION)));

const short =
  (deeds: Parameters<typeof onHeaders>[0]): Habit =>
  () =>
    onHeaders((header) => (header.length < SHORTEST ? deeds(header) : undefined));

/** No more is read for a packet than is there at the time. */
const oneRead: Habit = () =>
  streaming(({ octets }) => {
    if (octets.length < TPKT_HEADER) return [FIN];
    const length = (octets[2]! << 8) | octets[3]!;
    return length > octets.length && octets.length >= SHORTEST ? [{ pass: withLength(octets, octets.length) }] : undefined;
  });

const er: Habit = () =>
  onHeaders(({ version, length, available }) => {
    if (version === VERSION && length >= SHORTEST) return undefined;
    const isAllThere = length >= SHORTEST && available >= length;
    return [answering(erOf(0, ER_CAUSE_TYPE)), isAllThere ? RST : FIN];
  });

/** The length of a CR is what its length indicator says. */
const unread: Habit = () =>
  onHeaders(
    ({ octets, index }) => (index === 0 && octets[5] === CODE.CR ? withLength(octets, octets[4]! + 1 + TPKT_HEADER) : undefined),
    6,
  );

const clipped: Habit = () =>
  incoming((passing) => {
    const nsdu = nsduIn(passing);
    return isPast(passing) ? instead(passing, nsdu.with(0, nsdu.length - 1)) : undefined;
  });

const isPast = (passing: Passing): boolean => nsduIn(passing)[0]! >= nsduIn(passing).length;

// biome-ignore format: a table
/** Habits that concern packets before anything in them is understood, RFC 1006 §6. */
export const STREAM_HABITS = {
  versionNotChecked: ofLine('version-not-checked', 'seen with snap7 1.4.x, iso-on-tcp 0.1.0, osi-net 1.0.2 and conpot',
    'Takes a TPKT of any version.', unchecked),
  versionReset: ofLine('bad-tpkt-reset', 'seen with python-snap7 3.x',
    'Resets the line at a TPKT of another version than 3 or of less than 7 octets.',
    () => onHeaders(({ version, length }) => (version === VERSION && length >= SHORTEST ? undefined : [RST]))),
  badTpktEr: ofLine('bad-tpkt-er', 'seen with ISODE 8.3; that its ER names no TPDU is assumed',
    'Answers a TPKT of another version than 3 or of less than 7 octets with an ER of cause 2, and ends the line: with a reset where the rest of the packet is there unread.',
    er),
  shortTpktIgnored: ofLine('short-tpkt-ignored', 'seen with snap7 1.4.x',
    'Says nothing at a TPKT of less than 7 octets, nor to anything after it, and leaves the line open.', short(() => NOTHING)),
  shortTpktReset: ofLine('short-tpkt-reset', 'seen with conpot',
    'Resets the line at a TPKT of less than 7 octets.', short(() => [RST])),
  oneReadPerPacket: ofLine('one-read-per-packet', 'seen with conpot',
    'Takes what one read gives for a whole packet: one that comes in pieces is cut short, and one that begins with less than 4 octets ends the line with a FIN.',
    oneRead),
  lengthNotRead: ofLine('tpkt-length-not-read', 'seen with iec61850bean 1.9.1',
    'Does not read the length of the TPKT of a CR: the length indicator says where the CR ends.', unread),
  liNotChecked: ofLine('li-not-checked', 'seen with snap7 1.4.x, python-snap7 3.x and conpot',
    'Takes a TPDU whose length indicator points past the end of its TPKT.', clipped),
  liPastEnds: ofLine('li-past-ends', 'seen with ISODE 8.3',
    'Ends the line with a FIN where a length indicator points past the end of its TPKT.', () => incoming((passing) => (isPast(passing) ? [FIN] : undefined))),
  octet62Lost: ofLine('octet-62-lost', 'seen with conpot',
    'Loses every octet 62 of what a packet carries, wherever it stands.',
    () => incoming((passing) => {
      const nsdu = nsduIn(passing);
      const kept = nsdu.filter((octet) => octet !== 0x62);
      if (kept.length === nsdu.length) return undefined;
      return kept.length < SHORTEST - TPKT_HEADER ? NOTHING : instead(passing, kept);
    })),
} as const;
