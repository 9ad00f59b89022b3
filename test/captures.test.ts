import test from 'ava';
import { record } from '#harness/capture/index.ts';
import { type LineId, RunStream } from '#harness/run/index.ts';
import { decodeTpdu, encodeTpdu, type Tpdu } from '#src/cotp/index.ts';
import { Framer, frame, type Packet } from '#src/tpkt/index.ts';
import { dissected } from './support/dissection.ts';
import { hexOf } from './support/hex.ts';
import { refusalOf } from './support/refusal.ts';
import { replayed, written } from './support/replay.ts';
import { tsharkTest } from './support/tshark.ts';
import { callsOf, conversations, listed, malformed, octetsOf, packetOf, present, type Said, type Sound, sound } from './support/vector.ts';

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
  for (const [title, steps] of Object.entries(vector.calls)) {
    for (const end of new Set(steps.map(({ at }) => at))) {
      test(`${vector.id}, ${title}: we are the ${end === 'caller' ? 'caller' : 'called side'}`, (t) => {
        const said = calls.get(title)!;
        t.deepEqual(replayed(end, said, steps), written(end, said, steps));
      });
    }
  }
}

tsharkTest('tshark reads every vector as we do, as far as it can', async (t) => {
  const { events, vectorOf } = run();
  const { complaints, differences } = await dissected(events, record(events, { start: 0, names: [] }));
  const undecoded = new Set(complaints.filter((each) => /: (not decoded|Malformed)/.test(each)).map(frameIn));
  // What tshark leaves undecoded differs in every field: the complaint is enough.
  const found = [...complaints, ...differences.filter((difference) => !undecoded.has(frameIn(difference)))].map((each) => ({
    id: vectorOf.get(frameIn(each)) ?? 'no vector',
    says: each.replace(/^\d+: /, ''),
  }));
  const unknown = found.filter(({ id, says }) => !LIMITS[id]?.says.includes(says));
  for (const id of Object.keys(LIMITS)) if (!found.some((each) => each.id === id)) t.log(`tshark has learnt to read ${id}`);
  t.deepEqual(unknown, []);
});

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
  'conversations/rejected':      { says: ['not decoded'], why: LONG_ER },
  'conversations/rejects':       { says: ['not decoded', 'Malformed Packet (Exception occurred)'], why: 'half of what is said there is invalid' },
};

/** All sound vectors and conversations as the lines of one run, with the vector of each frame. */
const run = () => {
  const stream = new RunStream();
  const vectorOf = new Map<number, string>();
  let lines = 0;
  const call = (id: string, said: readonly Said[]): void => {
    const [caller, called] = [`10.1.${lines}.1:49152`, `10.1.${lines++}.2:102`];
    const line: LineId = `${caller}>${called}`;
    stream.emit({ type: 'link.open', line, caller, called });
    for (const { from, octets } of said) {
      if (octets) stream.emit({ type: 'octets', line, from, octets });
      else stream.emit({ type: 'link.close', line, how: 'closed', by: from });
      const last = stream.events.findLast((event) => event.type === 'octets');
      if (last?.type === 'octets') vectorOf.set(last.frame!, id);
    }
  };
  for (const vector of sound) call(vector.id, [{ from: 'caller', octets: packetOf(vector) }]);
  for (const vector of conversations) for (const said of callsOf(vector).values()) call(vector.id, said);
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
};

/** A TPDU as the manifest has it. */
const shown = ({ parameters, userData, ...fixed }: Tpdu): object => ({
  ...fixed,
  ...(parameters.length > 0 && { parameters: parameters.map(({ code, value }) => ({ [hexOf(Uint8Array.of(code))]: hexOf(value) })) }),
  ...(userData.length > 0 && { userData: hexOf(userData) }),
});
