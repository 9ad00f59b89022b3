import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { differencesBetween } from './support/fields/compare.ts';
import { COMPARED } from './support/fields/fields.ts';
import { NOT_COMPARED } from './support/fields/not-compared.ts';
import { misplacedIn } from './support/fields/positions.ts';
import { asked, decoded, fieldsOfTshark, itemised } from './support/fields/reading.ts';
import { tsharkTest } from './support/tshark.ts';

const FOLDER = fileURLToPath(new URL('../captures/golden', import.meta.url));
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.pcapng'));

/** The files of each scenario: its own, those of its variants and cells. */
const byScenario = new Map<string, readonly string[]>();
for (const file of FILES) {
  const scenario = file.replace(/(--.*)?\.pcapng$/, '');
  byScenario.set(scenario, [...(byScenario.get(scenario) ?? []), file]);
}

/** Captures of which tshark and we read different things, and why. */
const UNLIKE: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    FILES.filter((file) => file.startsWith('truncated-checkpoint')).map((file) => [file, 'a checkpoint is shorter than it says: as below']),
  ),
  'packet-cut-short.pcapng': 'behind half a packet nobody knows where the next one begins',
  'packet-cut-short--one-bit-length-is-wrong.pcapng': 'as above',
  'packet-cut-short--packet-is-missing-altogether.pcapng': 'tshark tells the parts of a segment that is too short for its length',
  'packets-in-pieces--three-dts-in-one-piece.pcapng': 'tshark 4.0 takes the DST-REF of several DTs in one frame from elsewhere',
};

for (const scenario of byScenario.keys()) {
  tsharkTest(`tshark agrees with decode --json on all fields of ${scenario}`, async (t) => {
    t.deepEqual((await examined(scenario)).differences, []);
  });
}

tsharkTest('all fields that tshark has in the golden set are compared, or it is said why not', async (t) => {
  const all = await Promise.all([...byScenario.keys()].map(examined));
  const seen = new Set(all.flatMap((each) => [...each.seen]));
  t.deepEqual([...seen].filter((field) => !(field in COMPARED)).toSorted(), Object.keys(NOT_COMPARED).toSorted());
  t.deepEqual(
    Object.keys(COMPARED).filter((field) => !seen.has(field)),
    [],
  );
});

// biome-ignore format: a table
/** Captures with something of each layer, whose parts are looked for where they stand. */
const PLACED: Readonly<Record<string, string>> = {
  'normal mode, with selectors and a bind that is refused': 'incoming-defaults-to-outgoing--foreign-mta-calls-from-p-selector-too',
  'calls that transport refuses':                           'founding-case--4.0-x-5.5-sp1-x-two-names',
  'X.410 mode, and calls that are refused there':           'session-selector-on-x410-link',
  'binds that are broken off':                              'two-passwords-on-the-called-mta',
  'checkpoints, and a transfer that goes on elsewhere':     'window-and-checkpoint--same-in-two-way-alternate',
};
for (const [title, name] of Object.entries(PLACED)) {
  tsharkTest(`all parts stand where tshark has them: ${title}`, async (t) => {
    const path = `${FOLDER}/${name}.pcapng`;
    const packets = await decoded(path);
    t.deepEqual(misplacedIn(packets, await itemised(path, packets)), []);
  });
}

interface Examination {
  readonly differences: readonly string[];
  /** The fields that tshark had something in. */
  readonly seen: ReadonlySet<string>;
}

/** The files of a scenario, one after the other; each is read once, whoever asks. */
const examined = (scenario: string): Promise<Examination> => {
  const known = examinations.get(scenario) ?? examine(byScenario.get(scenario) ?? []);
  examinations.set(scenario, known);
  return known;
};

const examine = async (files: readonly string[]): Promise<Examination> => {
  const differences: string[] = [];
  const seen = new Set<string>();
  for (const file of files) {
    const path = `${FOLDER}/${file}`;
    const packets = await decoded(path);
    const told = await asked(path, packets, await allFields());
    if (!(file in UNLIKE)) differences.push(...differencesBetween(packets, told).map((each) => `${file} ${each}`));
    for (const frame of told) for (const field of Object.keys(frame.fields)) seen.add(field);
  }
  return { differences, seen };
};

/** Asked for once, and not at all where there is no tshark. */
const allFields = (): Promise<readonly string[]> => {
  fields ??= fieldsOfTshark();
  return fields;
};

let fields: Promise<readonly string[]> | undefined;
const examinations = new Map<string, Promise<Examination>>();
