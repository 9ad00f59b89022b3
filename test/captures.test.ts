import test from 'ava';
import { record } from '#harness/capture/index.ts';
import { type LineId, RunStream } from '#harness/run/index.ts';
import { decodeTpdu, encodeTpdu, type Tpdu } from '#src/cotp/index.ts';
import { decodeApdu, encodeApdu } from '#src/p1/index.ts';
import { decodeTsdu, encodeTsdu, type ParameterUnit, SPDUS, type Spdu } from '#src/session/index.ts';
import { Framer, frame, type Packet } from '#src/tpkt/index.ts';
import { dissected } from './support/dissection.ts';
import { hexOf } from './support/hex.ts';
import { pdusOf } from './support/pdus.ts';
import { refusalOf } from './support/refusal.ts';
import { chunked, replayed, written } from './support/replay.ts';
import { rows, tsharkTest, WITH_X410 } from './support/tshark.ts';
import { tsdusOf } from './support/unpacked.ts';
import {
  associations,
  type Conversation,
  callsOf,
  conversations,
  listed,
  malformed,
  octetsOf,
  packed,
  packetOf,
  present,
  type Said,
  type Sound,
  sound,
  stepsOf,
} from './support/vector.ts';

test('the manifest has every file, and no other', (t) => t.deepEqual(listed(), present()));

for (const vector of sound) {
  test(`${vector.id} says what it says`, (t) => {
    const octets = octetsOf(vector);
    const read = READ[vector.layer](octets);
    t.deepEqual([read.says, hexOf(read.again)], [vector.says, hexOf(octets)]);
  });
}

for (const vector of malformed) {
  test(`${vector.id} is refused`, (t) => {
    const { code, fault, detail } = refusalOf(vector);
    t.deepEqual(
      { code, clause: fault.clause, octet: detail.octet },
      { code: vector.fault.code, clause: vector.clause, octet: vector.fault.octet },
    );
  });
}

for (const vector of conversations) {
  const calls = callsOf(vector);
  test(`${vector.id} has steps for each call`, (t) => t.deepEqual([...calls.keys()], Object.keys(vector.calls)));
  for (const [title, steps] of stepsOf(vector)) {
    for (const end of new Set(steps.map(({ at }) => at))) {
      test(`${vector.id}, ${title}: we are the ${end === 'caller' ? 'caller' : 'called side'}`, (t) => {
        const role = { end, said: calls.get(title)!, steps, top: vector.top };
        t.deepEqual(replayed(role), written(role));
        t.deepEqual(replayed(chunked(role, 7)), written(role), 'in chunks of 7 octets');
        t.deepEqual(replayed(chunked(role, Infinity)), written(role), 'in one chunk until this end speaks');
      });
    }
  }
}

for (const vector of associations) {
  for (const [title, said] of callsOf(vector)) {
    test(`${vector.id}, ${title}: every PDU is written as it was read`, (t) => {
      const pdus = pdusOf(said);
      t.deepEqual(
        pdus.map(({ name, again }) => [name, again]),
        pdus.map(({ name, octets }) => [name, octets]),
      );
    });
  }
}

interface Call {
  readonly id: string;
  readonly said: readonly Said[];
}

const callsIn = (vectors: readonly Conversation[]): readonly Call[] =>
  vectors.flatMap((vector) => [...callsOf(vector).values()].map((said) => ({ id: vector.id, said })));

/** What tshark reads at a time: after a call in X.410 mode it takes binds of normal mode for what they are not. */
const READINGS: readonly (readonly [what: string, calls: readonly Call[], options?: readonly string[]])[] = [
  [
    'the layers up to transport',
    [
      ...packed.map((vector) => ({ id: vector.id, said: [{ from: 'caller', octets: packetOf(vector) } as const] })),
      ...callsIn(conversations.filter(({ top }) => top === undefined)),
    ],
  ],
  ['normal mode', callsIn(associations.filter(({ id }) => id.includes('/normal-'))), WITH_X410],
  ['X.410 mode', callsIn(associations.filter(({ id }) => !id.includes('/normal-'))), WITH_X410],
];

for (const [what, calls, options] of READINGS) {
  tsharkTest(`tshark reads ${what} as we do, as far as it can`, async (t) => {
    const { events, vectorOf } = run(calls);
    const { complaints, differences } = await dissected(events, record(events, { start: 0, names: [] }), options);
    const undecoded = new Set(complaints.filter((each) => /: (not decoded|Malformed)/.test(each)).map(frameIn));
    // What tshark leaves undecoded differs in every field: the complaint is enough.
    const found = [...complaints, ...differences.filter((difference) => !undecoded.has(frameIn(difference)))].map((each) => ({
      id: vectorOf.get(frameIn(each)) ?? 'no vector',
      says: each.replace(/^\d+: /, ''),
    }));
    const unknown = found.filter(({ id, says }) => !LIMITS[id]?.says.includes(says));
    const silent = calls.map(({ id }) => id).filter((id) => id in LIMITS && !found.some((each) => each.id === id));
    for (const id of new Set(silent)) t.log(`tshark has learnt to read ${id}`);
    t.deepEqual(unknown, []);
  });
}

for (const [what, calls, options] of READINGS.filter(([, , options]) => options)) {
  tsharkTest(`tshark sees the SPDUs of ${what} that we see`, async (t) => {
    const { events } = run(calls);
    const seen = await rows(record(events, { start: 0, names: [] }), ['ses.type', 'ses.parameter_type'], options);
    const tsdus = calls.flatMap(({ said }) => tsdusOf(said)).map(({ octets }) => decodeTsdu(octets));
    t.deepEqual(
      seen.filter((row) => row['ses.type'].length > 0).map((row) => [row['ses.type'].map(Number), row['ses.parameter_type'].map(Number)]),
      tsdus.map((spdus) => [spdus.map(({ kind }) => SPDUS[kind].si), spdus.flatMap(({ parameters }) => parameters.flatMap(codesIn))]),
    );
  });
}

const codesIn = (unit: ParameterUnit): readonly number[] => [unit.code, ...('parameters' in unit ? unit.parameters.flatMap(codesIn) : [])];

const LONG_ER = 'takes an ER for none where its header is longer than 8 octets';
const NO_ED = 'takes every ED for data';

// biome-ignore format: a table
/** What tshark 4.0 is known to find in sound vectors, and why. */
const LIMITS: Readonly<Record<string, { readonly says: readonly string[]; readonly why: string }>> = {
  'cotp/cr-every-parameter':     { says: ['Bad checksum'], why: 'takes the checksum for wrong, whose two sums over the TPDU are 0 as X.224 §6.17 asks' },
  'cotp/dr-reason-not-defined':  { says: ['not decoded'], why: 'takes a DR for none where it does not know the reason' },
  'cotp/ed-rfc1006':             { says: ['not decoded'], why: NO_ED },
  'cotp/ed-normal':              { says: ['not decoded'], why: NO_ED },
  'cotp/ed-extended':            { says: ['not decoded'], why: NO_ED },
  'cotp/er-to-empty-dt':         { says: ['not decoded'], why: LONG_ER },
  'cotp/er-whole-header':        { says: ['not decoded'], why: LONG_ER },
  'session/ac-empty-mta-name':   { says: ['Size constraint: string too short: 0 (1 .. 32)'], why: 'an MTA name has a character at least: that it has none is what the vector shows' },
  'conversations/x410-turn':     { says: ['not decoded'], why: 'takes user data of less than 4 octets, such as an RTTP, for no PPDU' },
  'conversations/session-cn-aborted': { says: ['Malformed Packet (Exception occurred)'], why: 'the CP ends too early there' },
  'conversations/rejected':      { says: ['not decoded'], why: LONG_ER },
  'conversations/rejects':       { says: ['not decoded', 'Malformed Packet (Exception occurred)'], why: 'half of what is said there is invalid' },
};

/** Calls as the lines of one run, with the vector of each frame. */
const run = (calls: readonly Call[]) => {
  const stream = new RunStream();
  const vectorOf = new Map<number, string>();
  for (const [number, { id, said }] of calls.entries()) {
    const [caller, called] = [`10.1.${number}.1:49152`, `10.1.${number}.2:102`];
    const line: LineId = `${caller}>${called}`;
    stream.emit({ type: 'link.open', line, caller, called });
    for (const { from, octets } of said) {
      if (octets) stream.emit({ type: 'octets', line, from, octets });
      else stream.emit({ type: 'link.close', line, how: 'closed', by: from });
      const last = stream.events.findLast((event) => event.type === 'octets');
      if (last?.type === 'octets') vectorOf.set(last.frame!, id);
    }
  }
  return { events: stream.events, vectorOf };
};

const frameIn = (words: string): number => Number.parseInt(words, 10);

/** A vector read and written again, by its layer. */
const READ: Readonly<Record<Sound['layer'], (octets: Uint8Array) => { readonly says: object; readonly again: Uint8Array }>> = {
  cotp: (octets) => {
    const tpdu = decodeTpdu(octets);
    return { says: shown(tpdu), again: encodeTpdu(tpdu) };
  },
  tpkt: (octets) => {
    const [{ nsdu, reserved }] = new Framer().push(octets) as [Packet];
    const tpdu = decodeTpdu(nsdu);
    return { says: { reserved, tpdu: shown(tpdu) }, again: frame(encodeTpdu(tpdu), reserved) };
  },
  session: (octets) => {
    const spdus = decodeTsdu(octets);
    return { says: spdus.map(shownSpdu), again: encodeTsdu(spdus) };
  },
  p1: (octets) => {
    const apdu = decodeApdu(octets);
    return { says: { kind: apdu.kind }, again: encodeApdu(apdu) };
  },
};

/** A TPDU as the manifest has it. */
const shown = ({ parameters, userData, ...fixed }: Tpdu): object => ({
  ...fixed,
  ...(parameters.length > 0 && { parameters: parameters.map(({ code, value }) => ({ [octet(code)]: hexOf(value) })) }),
  ...(userData.length > 0 && { userData: hexOf(userData) }),
});

/** An SPDU as the manifest has it. */
const shownSpdu = ({ parameters, userInformation, ...fixed }: Spdu): object => ({
  ...fixed,
  ...(parameters.length > 0 && { parameters: parameters.map(shownUnit) }),
  ...(userInformation.length > 0 && { userInformation: hexOf(userInformation) }),
});
const shownUnit = (unit: ParameterUnit): object => ({
  [octet(unit.code)]: 'parameters' in unit ? unit.parameters.map(shownUnit) : hexOf(unit.value),
});

const octet = (value: number): string => hexOf(Uint8Array.of(value));
