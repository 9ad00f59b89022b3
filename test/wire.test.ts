import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { record } from '#harness/capture/index.ts';
import { Ports } from '#harness/net/index.ts';
import { RunStream, type Stamped } from '#harness/run/index.ts';
import { loadFile, scenarioFiles } from '#harness/scenario-file/index.ts';
import { play, type Topology } from '#harness/topology/index.ts';
import { dissected } from './support/dissection.ts';
import { tsharkTest, WITH_X410 } from './support/tshark.ts';

const FOLDER = fileURLToPath(new URL('../harness/scenarios', import.meta.url));

for (const file of scenarioFiles([FOLDER])) {
  tsharkTest(`what ${basename(file)} puts on the wire, tshark reads as we do`, async (t) => {
    const { topologies, faults } = loadFile(file);
    const played = await inMemory(topologies);
    t.deepEqual([faults, played.some(isPdu)], [[], true]);
    for (const [mode, events] of byMode(played)) {
      const capture = record(events, { start: 0, names: [] });
      const { complaints, differences } = await dissected(events, capture, [
        ...WITH_X410,
        '-o',
        `tpkt.tcp.port:${portsIn(topologies).join(',')}`,
      ]);
      const unread = new Set(events.filter(isPdu).flatMap(({ kind, frame }) => (UNREAD[mode].includes(kind) ? [`${frame}`] : [])));
      const flaws = complaints.filter(isFlaw).filter((each) => !unread.has(each.split(':')[0]!));
      // What a fault has broken on purpose each reads as far as it can: that the capture is sound is enough.
      t.deepEqual(topologies[0]?.tags.includes('damaged') ? { flaws: [], differences: [] } : { flaws, differences }, {
        flaws: [],
        differences: [],
      });
    }
  });
}

/** All that a file stands for, played in one run: one capture, one tshark. */
const inMemory = async (topologies: readonly Topology[]): Promise<readonly Stamped[]> => {
  const stream = new RunStream();
  const ports = new Ports();
  for (const topology of topologies) await play(topology, { transport: 'memory', seed: 1, stream, ports });
  return stream.events;
};

const portsIn = (topologies: readonly Topology[]): readonly number[] => [
  ...new Set(topologies.flatMap(({ hosts }) => hosts.map(({ port }) => port))),
];

/** The lines in each mode, as a run of their own: in one file tshark takes the binds of one mode for those of the other. */
const byMode = (events: readonly Stamped[]): readonly (readonly [Mode, readonly Stamped[]])[] => {
  const old = new Set(
    events.filter(isPdu).flatMap(({ kind, fields, line }) => (kind === 'CP' && fields.mode === 'x410-1984' ? [line] : [])),
  );
  const isIn = (mode: Mode, line: string): boolean => old.has(line) === (mode === 'x410-1984');
  const runs = MODES.map((mode) => {
    const stream = new RunStream();
    for (const event of events)
      if (event.type !== 'pdu' && 'line' in event && event.line !== undefined && isIn(mode, event.line)) stream.emit(event);
    return [mode, stream.events] as const;
  });
  return runs.filter(([, own]) => own.length > 0);
};

const MODES = ['normal', 'x410-1984'] as const;
type Mode = (typeof MODES)[number];

/** What tshark cannot read: a transfer that goes on from another line, and user data of less than 4 octets. */
const UNREAD: Readonly<Record<Mode, readonly string[]>> = { normal: ['MTS-APDU'], 'x410-1984': ['MTS-APDU', 'RTTP'] };

const isPdu = (event: Stamped): event is Stamped & Extract<Stamped, { type: 'pdu' }> => event.type === 'pdu';

/** A reset is how products hang up; everything else is a flaw. */
const isFlaw = (complaint: string): boolean => !complaint.endsWith(': Connection reset (RST)');
