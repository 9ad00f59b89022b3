import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { concat } from '#src/core/index.ts';
import { frame } from '#src/tpkt/index.ts';
import { hex } from './hex.ts';

const octets = z.string().regex(/^([0-9a-f]{2})*$/);

/** A TPDU in the manifest: octets are hexadecimal, and what is empty is left out. */
const tpdu = z.looseObject({
  kind: z.string(),
  parameters: z.array(z.record(octets, octets)).optional(),
  userData: octets.optional(),
});

/** An SPDU in the manifest, by the same rule; a group holds its parameters. */
const spdu = z.strictObject({
  kind: z.string(),
  parameters: z.array(z.record(octets, z.union([octets, z.array(z.record(octets, octets))]))).optional(),
  userInformation: octets.optional(),
});

const common = {
  id: z.string(),
  file: z.string(),
  clause: z.string().min(1),
  origin: z.string().min(1),
};

const state = z.enum(['CLOSED', 'WFCC', 'OPEN']);
const fault = z.strictObject({ code: z.string(), octet: z.int() });
const step = z.looseObject({ at: z.enum(['caller', 'called']), kind: z.string() });

const entry = z.union([
  z.strictObject({ ...common, layer: z.literal('cotp'), says: tpdu }),
  z.strictObject({ ...common, layer: z.literal('tpkt'), says: z.strictObject({ reserved: z.int(), tpdu }) }),
  z.strictObject({ ...common, layer: z.literal('session'), says: z.array(spdu) }),
  z.strictObject({ ...common, layer: z.literal('p1'), says: z.strictObject({ kind: z.string() }) }),
  z.strictObject({ ...common, layer: z.enum(['tpkt', 'cotp', 'session', 'presentation']), state: state.optional(), fault }),
  z.strictObject({
    ...common,
    layer: z.literal('tpkt'),
    top: z.literal('transfer').optional(),
    opens: z.array(step).optional(),
    calls: z.record(z.string(), z.array(step)),
  }),
]);

type Entry = z.output<typeof entry>;

/** A vector that is sound, with what it decodes to. */
export type Sound = Extract<Entry, { says: unknown }>;
/** A vector that is malformed, or not allowed in a state, with its fault. */
export type Malformed = Extract<Entry, { fault: unknown }>;
/** A vector that is a conversation, with what the users at both ends ask and are told in each of its calls. */
export type Conversation = Extract<Entry, { calls: unknown }>;
/** One primitive of a call, at one of its ends. */
export type Step = z.output<typeof step>;

/** One burst of octets in a call, or its end. */
export interface Said {
  readonly from: 'caller' | 'called';
  readonly octets?: Uint8Array;
}

const FOLDER = new URL('../../captures/', import.meta.url);

const manifest: readonly Entry[] = z.array(entry).parse(JSON.parse(readFileSync(new URL('manifest.json', FOLDER), 'utf8')));

/** The vectors of each sort. */
export const sound: readonly Sound[] = manifest.filter((each): each is Sound => 'says' in each);
export const malformed: readonly Malformed[] = manifest.filter((each): each is Malformed => 'fault' in each);
export const conversations: readonly Conversation[] = manifest.filter((each): each is Conversation => 'calls' in each);
/** The conversations of whole stacks: their steps are those of the transfer service, X.411. */
export const associations: readonly Conversation[] = conversations.filter(({ top }) => top === 'transfer');

/** The files that the manifest has. */
export const listed = (): readonly string[] => manifest.map(({ file }) => file).toSorted();

/** The files that there are, but those about the vectors, the golden set, which has a manifest of its own, and the captures of peers. */
export const present = (): readonly string[] =>
  readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map(({ parentPath, name }) => relative(fileURLToPath(FOLDER), join(parentPath, name)).replaceAll('\\', '/'))
    .filter((file) => !ABOUT.has(file) && !file.startsWith('golden/') && !file.startsWith('peers/'))
    .toSorted();
const ABOUT: ReadonlySet<string> = new Set(['README.md', 'manifest.json']);

/** The octets of a vector that is one PDU. */
export const octetsOf = ({ file }: Sound | Malformed): Uint8Array => hex(textOf(file));

/** The octets of an MTS-APDU by the name of its vector, as steps have it. */
export const apduNamed = (id: string): Uint8Array => {
  const octets = apdus.get(id);
  if (octets === undefined) throw new TypeError(`there is no vector ${id}`);
  return octets;
};

/** The name of the vector that is this MTS-APDU, if there is one. */
export const nameOfApdu = (octets: Uint8Array): string | undefined =>
  [...apdus].find(([, each]) => Buffer.compare(each, octets) === 0)?.[0];

/** The layers whose PDUs stand alone on a line, and the packet around each: a TPDU gets a TPKT, a TSDU a DT and a TPKT. */
const PACKED = {
  tpkt: (packet: Uint8Array) => packet,
  cotp: (tpdu: Uint8Array) => frame(tpdu),
  session: (tsdu: Uint8Array) => frame(concat([DT, tsdu])),
} as const;
const DT = hex('02 f0 80');

type Packed = Sound & { readonly layer: keyof typeof PACKED };

/** The sound vectors that can stand alone on a line. */
export const packed: readonly Packed[] = sound.filter((each): each is Packed => each.layer in PACKED);

/** Such a vector as octets on a line. */
export const packetOf = (vector: Packed): Uint8Array => PACKED[vector.layer](octetsOf(vector));

/** The calls of a conversation, by title. */
export const callsOf = ({ file }: Conversation): ReadonlyMap<string, readonly Said[]> => {
  const [, ...calls] = textOf(file).split(/^call +/m);
  return new Map(
    calls.map((call) => {
      const [title = '', ...lines] = call.split('\n');
      return [title.trim(), saidIn(lines.join('\n'))];
    }),
  );
};

/** The steps of each call of a conversation, by title, with those that all of them begin with. */
export const stepsOf = ({ opens = [], calls }: Conversation): ReadonlyMap<string, readonly Step[]> =>
  new Map(Object.entries(calls).map(([title, steps]) => [title, [...opens, ...steps]]));

/** `>` begins what the caller says, `<` what the called side says; `end` closes the line. */
const saidIn = (text: string): readonly Said[] =>
  text
    .split(/^(?=[<>])/m)
    .filter((part) => /^[<>]/.test(part))
    .map((part) => {
      const from = part.startsWith('>') ? 'caller' : 'called';
      const rest = part.slice(1);
      return /^ *end\b/.test(rest) ? { from } : { from, octets: hex(rest) };
    });

const textOf = (file: string): string => readFileSync(new URL(file, FOLDER), 'utf8');

const apdus: ReadonlyMap<string, Uint8Array> = new Map(
  sound.flatMap((vector) => (vector.layer === 'p1' ? [[vector.id, octetsOf(vector)]] : [])),
);
