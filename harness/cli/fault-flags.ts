import { type Fault, parseFault, writtenFault } from '#harness/faults/index.ts';
import { nearest, type RunEvent } from '#harness/run/index.ts';
import type { Topology } from '#harness/topology/index.ts';
import { type Flags, type Io, UsageError } from './command.ts';
import { wordsOf } from './values.ts';

/** The faults that are asked for; absent where none are. Throws a TextError. */
export const faultsIn = (flags: Flags): readonly Fault[] | undefined =>
  flags.fault === undefined ? undefined : wordsOf(flags.fault).map(parseFault);

/** A fault of somebody who is not there strikes nothing: that is a slip. */
export const checkFaults = (faults: readonly Fault[], topologies: readonly Topology[]): void => {
  const names = topologies.flatMap(({ hosts }) =>
    hosts.flatMap(({ name, connectors }) => [name, ...connectors.map((connector) => `${name}/${connector.name}`)]),
  );
  for (const { on } of faults) {
    for (const name of [on.from, on.to, on.at]) {
      if (name === undefined || ENDS.has(name) || /^[\d.]+$|:/.test(name) || names.includes(name)) continue;
      const near = nearest(name, [...names, ...ENDS]);
      throw new UsageError(
        `--fault: nobody is called ${name}${near ? `, did you mean ${near}?` : ''}`,
        `there are ${[...new Set(names), ...ENDS].join(', ')}, and addresses`,
      );
    }
  }
};

/** Where there are no hosts with names, a fault can be of an end or of an address. */
export const checkEnds = (faults: readonly Fault[]): void => checkFaults(faults, []);

/** Says which of the faults that were asked for have struck nothing. */
export const sayIdle = (io: Io, faults: readonly Fault[], events: readonly RunEvent[]): void => {
  const struck = new Set(events.flatMap((event) => (event.type === 'fault' ? [event.fault] : [])));
  for (const text of faults.map(writtenFault)) if (!struck.has(text)) io.err(`port102: the fault "${text}" has struck nothing`);
};

const ENDS: ReadonlySet<string> = new Set(['caller', 'called']);
