import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import test, { type ExecutionContext } from 'ava';
import { FLAW_FIELDS, flawsIn } from './flaws.ts';
import { Slots } from './slots.ts';

/** A test that asks tshark: left out by name where there is none, a failure there if PORT102_REQUIRE_TSHARK=1. */
export const tsharkTest = (title: string, implementation: (t: ExecutionContext) => Promise<void>): void => {
  if (installed) test(title, implementation);
  else if (process.env.PORT102_REQUIRE_TSHARK === '1') test(title, (t) => t.fail('tshark is required, and is not installed'));
  else test.skip(`${title} (tshark is not installed)`, implementation);
};

/** The values that each field has in a frame, in the order of their occurrence. */
export type Row<Field extends string> = Readonly<Record<Field, readonly string[]>>;

/** What tshark reads in a capture, frame by frame, and what it finds wrong there. */
export interface Examined<Field extends string> {
  readonly rows: readonly Row<Field>[];
  readonly complaints: readonly string[];
}

/** What tshark reads in a capture, frame by frame; `options` are more of tshark's, such as -Y. */
export const rows = async <Field extends string>(
  capture: Uint8Array,
  fields: readonly Field[],
  options: readonly string[] = [],
): Promise<readonly Row<Field>[]> => {
  const asked = fields.flatMap((field) => ['-e', field]);
  const output = await told('tshark', capture, [...READING, ...options, '-T', 'fields', '-E', `aggregator=${BETWEEN}`, ...asked, '-r']);
  return output.split('\n').slice(0, -1).map(rowOf(fields));
};

/** Whatever tshark finds wrong in a capture, warnings and silence included, as `frame: what`. */
export const complaints = async (capture: Uint8Array, options: readonly string[] = []): Promise<readonly string[]> =>
  flawsIn(await rows(capture, FLAW_FIELDS, options));

/** Rows and complaints in one run of tshark. */
export const examined = async <Field extends string>(
  capture: Uint8Array,
  fields: readonly Field[],
  options: readonly string[] = [],
): Promise<Examined<Field>> => {
  const found = await rows(capture, [...FLAW_FIELDS, ...fields], options);
  return { rows: found, complaints: flawsIn(found) };
};

/** What a program of the Wireshark family says about a capture; two go on at a time. */
export const told = (program: string, capture: Uint8Array, options: readonly string[]): Promise<string> =>
  slots.run(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'port102-'));
    try {
      const file = join(folder, 'capture.pcapng');
      await writeFile(file, capture);
      return (await run(program, [...options, file], { maxBuffer: MOST })).stdout;
    } finally {
      await rm(folder, { recursive: true });
    }
  });

/** Options by which tshark reads the data of X.410 mode: a script takes the place of its own heuristic, whose claim comes first. */
export const WITH_X410: readonly string[] = [
  '-X',
  `lua_script:${fileURLToPath(new URL('x410.lua', import.meta.url))}`,
  '--disable-heuristic',
  'ses_cotp',
];

const rowOf =
  <Field extends string>(fields: readonly Field[]) =>
  (line: string): Row<Field> => {
    const cells = line.split('\t').map((cell) => cell.split(BETWEEN).filter(Boolean));
    const row: Record<string, readonly string[]> = Object.fromEntries(fields.map((field, index) => [field, cells[index] ?? []]));
    return row as Row<Field>;
  };

const run = promisify(execFile);
const installed = spawnSync('tshark', ['--version']).status === 0;
const slots = new Slots(2);
const BETWEEN = '\u001f';
const MOST = 2 ** 30;

// Checksums are looked at, other ports are for captures of real listeners, and the rivals would guess at broken session PDUs.
const READING = [
  ...['ip.check_checksum:TRUE', 'tcp.check_checksum:TRUE', 'tpkt.tcp.port:102,10102'].flatMap((preference) => ['-o', preference]),
  ...['mms', 't125', 's7comm', 'h1', 'atn-ulcs', 'rdp', 'smb'].flatMap((rival) => ['--disable-protocol', rival]),
];
