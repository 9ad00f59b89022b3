import * as z from 'zod';
import { expectations } from './schema-expect.ts';
import { fault } from './schema-fault.ts';
import { host, names } from './schema-host.ts';
import { name } from './schema-words.ts';
import { step } from './steps.ts';

const steps = z.array(step);
const texts = z.array(z.string());
const paths = z.record(z.string(), z.unknown());

const faults = z.array(fault);

const variant = z
  .strictObject({
    name: z.string().min(1).describe('What is different, in words'),
    about: z.string().optional().describe('Why it is worth a run'),
    refs: texts.optional().describe('Where it is known from'),
    set: paths
      .optional()
      .describe(
        'Values by path, such as hosts.alpha.rules.onAmbiguity: replaced or made; null takes the key away. Paths begin with hosts, names, network or faults',
      ),
    faults: faults.optional().describe("Faults in place of the file's"),
    steps: steps.optional().describe("Steps in place of the file's"),
    expect: expectations.optional().describe("Expectations in place of the file's, all of them"),
  })
  .meta({ id: 'Variant', title: 'Variant', description: 'The file with something changed' });

const sets = z
  .record(z.string().regex(/^(?!.* x )/, { error: 'a name without " x " in it, which stands between the names of a combination' }), paths)
  .refine((named) => Object.keys(named).length > 0, { error: 'an axis must not be empty' });

const matrix = z
  .strictObject({
    axes: z
      .record(z.string(), z.union([z.array(z.unknown()).min(1), sets], { error: 'a list of values, or a map of sets of paths by name' }))
      .describe(
        'Every combination is a run. An axis is a path with the list of its values, or a word with sets of paths by name. Paths as in set; where two axes set the same, the later one counts',
      ),
    expect: z
      .record(z.string(), expectations)
      .optional()
      .describe(
        'By combination: one value of each axis, joined by " x ". * stands for any value, or part of one; "*" alone for all. The most exact key counts; a combination that none fits is judged by the file\'s expect',
      ),
  })
  .meta({ id: 'Matrix', title: 'Matrix', description: 'The file in every combination of some values' });

/** A scenario file, version 1: its shape and nothing else. */
export const scenario = z
  .strictObject({
    version: z.literal(1).describe('Version of this format, 1'),
    name: z.string().min(1).optional().describe('What the scenario is called. Left out: the name of the file'),
    about: z.string().optional().describe('What it shows, in words'),
    refs: texts.optional().describe('Where it is known from, such as KB Q200588'),
    tags: texts.optional().describe('Words to choose scenarios by'),
    network: z
      .strictObject({
        mode: z
          .enum(['memory', 'loopback', 'netns', 'external'])
          .optional()
          .describe(
            'memory: no sockets, virtual time; loopback: TCP on 127/8; netns: Linux, root; external: some hosts are real. Left out: memory',
          ),
        port: z.int().min(1).max(65535).optional().describe('TCP port of all hosts that have none of their own. Left out: 102'),
      })
      .optional()
      .describe('Where the hosts live'),
    hosts: z
      .record(name, host)
      .refine((hosts) => Object.keys(hosts).length > 0, { error: 'hosts must not be empty' })
      .describe('Servers by name'),
    names: names.optional().describe('Sources of names that all hosts share'),
    faults: faults.optional().describe('What goes wrong on purpose, from the beginning'),
    steps: steps.optional().describe('What is done, in order. Left out: every connector is opened'),
    expect: expectations.optional().describe('What it must come to'),
    variants: z.array(variant).optional().describe('Runs of the same file with something changed'),
    matrix: matrix.optional().describe('Runs of the same file in every combination of some values'),
  })
  .meta({ title: 'port102 scenario, version 1' });

/** A scenario as it is written. */
export type Scenario = z.output<typeof scenario>;
