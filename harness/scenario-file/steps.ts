import * as z from 'zod';
import type { Step } from '#harness/topology/index.ts';
import { milliseconds } from './durations.ts';
import { readExpectations } from './expectations.ts';
import { clearedBy, readFault } from './read-faults.ts';
import { checkGlobs, checkHost, type Reading } from './reading.ts';
import { expectations } from './schema-expect.ts';
import { fault } from './schema-fault.ts';
import { duration, size } from './schema-words.ts';
import { send } from './send.ts';
import { octets } from './sizes.ts';
import type { Path } from './tree.ts';
import { type Verb, verb } from './verb.ts';

const globs = z.array(z.string()).min(1);
const ofHost = z.strictObject({ host: z.string().describe('The host') });

/** Every verb of `steps:`. */
export const VERBS = {
  open: verb(globs.describe('Asks these connectors for an association; globs over host/connector'), (value, at, reading) => ({
    verb: 'open',
    connectors: checkGlobs(value, at, reading),
  })),
  close: verb(globs.describe('Ends the associations of these connectors; globs over host/connector'), (value, at, reading) => ({
    verb: 'close',
    connectors: checkGlobs(value, at, reading),
  })),
  retry: verb(
    z.strictObject({ times: z.int().min(1).describe('How many open intervals') }).describe('Lets open intervals pass'),
    ({ times }) => ({ verb: 'retry', times }),
  ),
  wait: verb(duration.describe('Lets time pass'), (value) => ({ verb: 'wait', for: milliseconds(value) })),
  send,
  cut: verb(
    z
      .strictObject({
        from: z.string().describe('The host that calls'),
        to: z.string().describe('The host that is called'),
        after: size.describe('Octets that the caller has sent by then'),
      })
      .describe('Breaks the next line between two hosts, once it has carried so much'),
    ({ from, to, after }, at, reading) => ({
      verb: 'cut',
      from: checkHost(from, [...at, 'from'], reading),
      to: checkHost(to, [...at, 'to'], reading),
      after: octets(after),
    }),
  ),
  fault: verb(fault, (written, at, reading) => ({ verb: 'fault', fault: readFault(written, at, reading) })),
  clear: verb(
    z.string().describe('Takes a fault back, as it is written above, or all of them: all. What they hold goes on'),
    (written): Step => ({ verb: 'clear', ...(written === 'all' ? {} : { fault: clearedBy(written) }) }),
  ),
  stop: verb(ofHost.describe('Takes the MTA of a host down'), ({ host }, at, reading) => ({
    verb: 'stop',
    host: checkHost(host, [...at, 'host'], reading),
  })),
  start: verb(ofHost.describe('Brings the MTA of a host up'), ({ host }, at, reading) => ({
    verb: 'start',
    host: checkHost(host, [...at, 'host'], reading),
  })),
  assert: verb(expectations.describe('Judges what has happened so far'), (value, at, reading) => ({
    verb: 'assert',
    expect: readExpectations(value, at, reading),
  })),
  note: verb(z.string().describe('Says something in the run'), (says) => ({ verb: 'note', says })),
} as const satisfies Readonly<Record<Step['verb'], { readonly shape: z.ZodType }>>;

type StepShapes = { readonly [V in Step['verb']]: z.ZodOptional<(typeof VERBS)[V]['shape']> };

/** A step: a map with one verb. A union of maps would say of a bad one only that it is none of them. */
export const step = z
  .strictObject(Object.fromEntries(Object.entries(VERBS).map(([name, { shape }]) => [name, shape.optional()])) as unknown as StepShapes)
  .refine((written) => Object.keys(written).length === 1, {
    error: 'a step is a map with one verb',
    params: { hint: `one of ${Object.keys(VERBS).join(', ')}` },
  })
  .meta({ id: 'Step', title: 'Step', description: 'One thing that is done: a map with one verb', minProperties: 1, maxProperties: 1 });

/** The steps of a scenario. */
export const readSteps = (steps: readonly z.output<typeof step>[], at: Path, reading: Reading): readonly Step[] =>
  steps.flatMap((written, index) =>
    Object.entries(written).map(([name, value]) =>
      (VERBS[name as Step['verb']] as Verb<z.ZodType>).read(value, [...at, index, name], reading),
    ),
  );
