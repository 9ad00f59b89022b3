import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { record } from '#harness/capture/index.ts';
import { Ports } from '#harness/net/index.ts';
import { RunStream, type Stamped } from '#harness/run/index.ts';
import { loadFile, scenarioFiles } from '#harness/scenario-file/index.ts';
import { play, type Topology } from '#harness/topology/index.ts';
import { dissected } from './support/dissection.ts';
import { tsharkTest } from './support/tshark.ts';

const FOLDER = fileURLToPath(new URL('../harness/scenarios', import.meta.url));

for (const file of scenarioFiles([FOLDER])) {
  tsharkTest(`what ${basename(file)} puts on the wire, tshark reads as we do`, async (t) => {
    const { topologies, faults } = loadFile(file);
    const events = await inMemory(topologies);
    const capture = record(events, { start: 0, names: [] });
    const { complaints, differences } = await dissected(events, capture, ['-o', `tpkt.tcp.port:${portsIn(topologies).join(',')}`]);
    t.deepEqual({ faults, complaints: complaints.filter(isFlaw), differences }, { faults: [], complaints: [], differences: [] });
    t.true(events.some(isPdu));
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

const isPdu = ({ type }: Stamped): boolean => type === 'pdu';

/** A reset is how products hang up; everything else is a flaw. */
const isFlaw = (complaint: string): boolean => !complaint.endsWith(': Connection reset (RST)');
