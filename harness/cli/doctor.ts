import { columns, dress, type Glyph, glyph, type Tone } from '#harness/reports/index.ts';
import type { Flags, Io, Setting } from './command.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { type Machine, machine } from './machine.ts';
import { variableOf } from './settings.ts';

/** `port102 doctor`: what this machine can do, and what that means for runs; or the settings in force. */
export const doctor = async (io: Io, flags: Flags, settings: readonly Setting[], on: Machine = machine): Promise<ExitCode> => {
  if (flags.config === true) return config(io, flags, settings);
  const diagnoses = await Promise.all(CHECKS.map((check) => check(on)));
  const exit = diagnoses.some(({ state }) => state === 'fail') ? EXIT.environment : EXIT.ok;
  if (flags.json) io.out(JSON.stringify({ checks: diagnoses, exit }, undefined, 2));
  else
    for (const line of diagnoses.filter(({ state }) => !flags.quiet || state === 'fail').flatMap((each) => linesOf(each, io))) io.out(line);
  return exit;
};

/** What one check found: `warn` means that something goes another way, `fail` that something does not go at all. */
interface Diagnosis {
  readonly state: 'pass' | 'warn' | 'n/a' | 'fail';
  readonly says: string;
  /** What it means for runs. */
  readonly means?: string;
  readonly cure?: string;
}

/** The errors of binding that have a cause of their own, on port 102. */
const PORT_102: Readonly<Record<string, Diagnosis>> = {
  EACCES: {
    state: 'warn',
    says: 'port 102 needs rights here',
    means: 'runs over TCP use port 10102 instead; captures show 102 all the same',
    cure: 'sudo sysctl net.ipv4.ip_unprivileged_port_start=102, or --transport memory',
  },
  EADDRINUSE: {
    state: 'warn',
    says: 'port 102 of 127.0.0.1 is taken: something listens there',
    means: 'runs use other addresses of 127/8, and go on as long as it does not listen on all of them',
    cure: 'port102 probe 127.0.0.1 shows what it is',
  },
};

const CHECKS: readonly ((on: Machine) => Promise<Diagnosis>)[] = [
  async ({ node }) =>
    isAtLeast(node, OLDEST_NODE)
      ? { state: 'pass', says: `node ${node}` }
      : {
          state: 'fail',
          says: `node ${node} is too old`,
          means: 'port102 may not work at all',
          cure: `install node ${OLDEST_NODE.join('.')} or later`,
        },
  async ({ bind }) => {
    const code = await bind('127.0.0.1', 102);
    if (code === undefined) return { state: 'pass', says: 'port 102 can be bound' };
    return PORT_102[code] ?? { state: 'warn', says: `port 102 cannot be bound (${code})`, means: 'runs over TCP try port 10102 instead' };
  },
  async ({ bind }) => {
    const code = await bind('127.102.0.2', 0);
    if (code === undefined) return { state: 'pass', says: 'all of 127/8 can be bound: each emulated host gets an address of its own' };
    return {
      state: 'fail',
      says: `127.102.0.2 cannot be bound (${code})`,
      means: 'scenarios cannot run over TCP here; in memory they can',
      cure: 'on macOS add an alias for each address: sudo ifconfig lo0 alias 127.102.0.2; or --transport memory',
    };
  },
  async ({ tshark }) => {
    const version = await tshark();
    if (version !== undefined) return { state: 'pass', says: `tshark ${version}` };
    return { state: 'n/a', says: 'tshark not found', means: 'captures are written all the same, and not cross-checked by its dissector' };
  },
];

const linesOf = ({ state, says, means, cure }: Diagnosis, { paint }: Io): readonly string[] => {
  const { mark, tone } = MARKS[state];
  return [
    `${dress(paint, tone, glyph(paint, mark))} ${says}`,
    ...(means === undefined ? [] : [`    ${glyph(paint, 'arrow')} ${means}`]),
    ...(cure === undefined ? [] : [`    ${dress(paint, 'dim', `cure: ${cure}`)}`]),
  ];
};

const MARKS: Readonly<Record<Diagnosis['state'], { readonly mark: Glyph; readonly tone: Tone }>> = {
  pass: { mark: 'pass', tone: 'good' },
  warn: { mark: 'warn', tone: 'warn' },
  'n/a': { mark: 'n/a', tone: 'dim' },
  fail: { mark: 'fail', tone: 'bad' },
};

/** Every setting that all commands share: its value, where that comes from, and the variable that can set it. */
const config = (io: Io, { json }: Flags, settings: readonly Setting[]): ExitCode => {
  const rows = settings
    .filter(({ name }) => name !== 'config')
    .map(({ name, value, from }) => ({ name, value, from, variable: variableOf(name) }));
  if (json) io.out(JSON.stringify({ settings: rows }, undefined, 2));
  else
    for (const line of columns([HEAD, ...rows.map(({ name, value, from, variable }) => [name, inWords(value), from, variable])]))
      io.out(line);
  return EXIT.ok;
};

/** A flag without a value is on or off. */
const inWords = (value: Setting['value'] = false): string => (typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value));

const isAtLeast = (version: string, [major, minor]: readonly [number, number]): boolean => {
  const [hasMajor = 0, hasMinor = 0] = version.split('.').map(Number);
  return hasMajor > major || (hasMajor === major && hasMinor >= minor);
};

const HEAD = ['setting', 'value', 'from', 'variable'];
/** package.json, engines. */
const OLDEST_NODE = [20, 19] as const;
