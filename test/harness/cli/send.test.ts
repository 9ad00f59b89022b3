import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { decodeApdu, type MtaBindResult, type TransferService, textOfOrAddress } from '#src/p1/index.ts';
import { decodeIpm } from '#src/p22/index.ts';
import { port102 } from '../../support/cli.ts';
import { type Answers, mtaEndpoint } from '../../support/endpoints.ts';
import { ownFolder } from '../../support/folder.ts';
import { ascii, hexOf } from '../../support/hex.ts';

const folder = ownFolder();
const file = (name: string, octets: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, octets);
  return path;
};
const NOTE = file('note.bin', Uint8Array.of(0, 1, 2, 255));
const RAW = file('raw.p1', ascii('no MTS-APDU'));

const BRAVO: MtaBindResult = {
  kind: 'authenticated',
  value: { responderName: 'BRAVO', responderCredentials: { kind: 'ia5', value: '' } },
};
const TO = 'c=US;a= ;p=ORG;o=SITE;s=USER;';

type Response = Extract<TransferService['down'], { kind: 'MTA-TRANSFER.response' }>;

/** An MTA that takes every bind, and answers the transfers in this way, over and over. */
const mtaThat = (...responses: readonly (Response | 'abort')[]) => {
  let count = 0;
  const answers: Answers<TransferService> = ({ kind }, send) => {
    if (kind === 'MTA-BIND.indication') send({ kind: 'MTA-BIND.response', result: 'accepted', value: BRAVO, checkpointSize: 1 });
    if (kind === 'MTA-UNBIND.indication') send({ kind: 'MTA-UNBIND.response' });
    if (kind !== 'MTA-TRANSFER.indication') return;
    const response = responses[count++ % responses.length]!;
    send(response === 'abort' ? { kind: 'MTA-ABORT.request' } : response);
  };
  return mtaEndpoint(answers);
};
const SECURED: Response = { kind: 'MTA-TRANSFER.response', result: 'secured' };
const REFUSED: Response = { kind: 'MTA-TRANSFER.response', result: 'refused' };

/** What came over: the octets of each MTS-APDU. */
const arrived = (told: readonly TransferService['up'][]): readonly Uint8Array[] =>
  told.flatMap((each) => (each.kind === 'MTA-TRANSFER.indication' ? [each.apdu] : []));

/** Lines without times and identifiers. */
const stable = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replaceAll(/after [\d.]+ m?s/g, 'after N ms').replaceAll(/l=\d{12}Z-[0-9A-F]{8}/g, 'l=ID'));

const BOUND = '✓ bound by "BRAVO", with no password; RTOAC checkpoint 1 KB, window 3, monologue; after N ms';

for (const [mode, contentType] of [
  ['1988', 'interpersonal-messaging-1988'],
  ['x410', 'interpersonal-messaging-1988'],
  ['1984', 'interpersonal-messaging-1984'],
] as const) {
  test(`a message goes out, and comes whole, by ${mode}`, async (t) => {
    const { target, told, close } = await mtaThat(SECURED);
    const flags = ['--mode', mode, '--subject', 'Hello', '--text', 'Good morning', '--file', NOTE, '--priority', 'urgent', '--report'];
    const { code, out } = await port102('send', target, '--mta', 'ALPHA', '--to', TO, 'c=DE;a=dbp;p=x;s=Doe;', ...flags);
    await close();
    const [apdu] = arrived(told).map((octets) => decodeApdu(octets));
    if (apdu?.kind !== 'message') return t.fail(`a ${apdu?.kind} came`);
    const { envelope, content } = apdu.value;
    const { subject, text, files } = decodeIpm(content);
    t.deepEqual(
      [
        code,
        envelope.contentType.value,
        envelope.priority,
        textOfOrAddress(envelope.originatorName),
        envelope.perRecipientFields.map(({ recipientName }) => textOfOrAddress(recipientName)),
        envelope.perRecipientFields[0]?.perRecipientIndicators.set,
      ],
      [
        0,
        contentType,
        'urgent',
        'c=US;a= ;p=ORG;o=ALPHA;s=POSTMASTER;',
        [TO, 'c=DE;a=dbp;p=x;s=Doe;'],
        ['responsibility', 'originating-MTA-report', 'originator-report'],
      ],
    );
    t.deepEqual(
      [subject, text, files.map(({ name, octets }) => [name, hexOf(octets)])],
      ['Hello', 'Good morning', [[mode === '1984' ? undefined : 'note.bin', '000102ff']]],
    );
    t.is(stable(out)[0], BOUND);
    t.regex(out[1]!, /^✓ c=US;a= ;p=ORG;l=\d{12}Z-[0-9A-F]{8}-000001 {2}\d+ octets {2}0 checkpoints {2}acknowledged after/);
    t.deepEqual(out.slice(2), ['✓ unbound in good order', '1 of 1 acknowledged']);
  });
}

test('times are those of the wall clock', async (t) => {
  const began = stampOf(new Date());
  const { target, told, close } = await mtaThat(SECURED);
  await port102('send', target, '--mta', 'ALPHA', '--to', TO);
  await close();
  const [apdu] = arrived(told).map((octets) => decodeApdu(octets));
  const time = apdu?.kind === 'message' ? apdu.value.envelope.traceInformation[0]!.domainSuppliedInformation.arrivalTime : '';
  t.true(began <= time && time <= stampOf(new Date()), time);
});

const stampOf = (date: Date): string => `${date.toISOString().replaceAll(/\D/g, '').slice(2, 14)}Z`;

test('a long message has checkpoints, and several have identifiers of their own', async (t) => {
  const { target, told, close } = await mtaThat(SECURED);
  const { code, out } = await port102('send', target, '--mta', 'ALPHA', '--to', TO, '--size', '5000', '--count', '3', '--json');
  await close();
  const { messages, acknowledged, exit } = JSON.parse(out.join('\n')) as {
    readonly messages: readonly { readonly identifier: string; readonly checkpoints: number; readonly octets: number }[];
    readonly acknowledged: number;
    readonly exit: number;
  };
  t.deepEqual([code, exit, acknowledged, new Set(messages.map(({ identifier }) => identifier)).size], [0, 0, 3, 3]);
  t.deepEqual(
    messages.map(({ octets }) => octets),
    arrived(told).map(({ length }) => length),
  );
  t.true(messages.every(({ checkpoints }) => checkpoints === 5));
});

test('the octets of a file go out as they are', async (t) => {
  const { target, told, close } = await mtaThat(SECURED);
  const { code, out } = await port102('send', target, '--mta', 'ALPHA', '--apdu', RAW);
  await close();
  t.deepEqual(arrived(told), [ascii('no MTS-APDU')]);
  t.deepEqual(
    [code, stable(out)],
    [
      0,
      [
        BOUND,
        '✓ no MTS-APDU that can be read  11 octets  0 checkpoints  acknowledged after N ms',
        '✓ unbound in good order',
        '1 of 1 acknowledged',
      ],
    ],
  );
});

/** What becomes of three messages. */
const ends: Readonly<Record<string, readonly [responses: readonly (Response | 'abort')[], out: readonly string[]]>> = {
  'one that is refused': [
    [SECURED, REFUSED],
    [
      BOUND,
      '✓ no MTS-APDU that can be read  11 octets  0 checkpoints  acknowledged after N ms',
      '✗ no MTS-APDU that can be read  11 octets  0 checkpoints  not acknowledged after N ms: the peer does not take it',
      '✓ no MTS-APDU that can be read  11 octets  0 checkpoints  acknowledged after N ms',
      '✓ unbound in good order',
      '2 of 3 acknowledged',
    ],
  ],
  'an abort': [
    [SECURED, 'abort'],
    [
      BOUND,
      '✓ no MTS-APDU that can be read  11 octets  0 checkpoints  acknowledged after N ms',
      '✗ no MTS-APDU that can be read  11 octets  0 checkpoints  not acknowledged after N ms: the peer aborts the association',
      '1 of 3 acknowledged',
    ],
  ],
};

for (const [title, [responses, lines]] of Object.entries(ends)) {
  test(`three messages meet ${title}`, async (t) => {
    const { target, close } = await mtaThat(...responses);
    const { code, out } = await port102('send', target, '--mta', 'ALPHA', '--apdu', RAW, '--count', '3');
    await close();
    t.deepEqual([code, stable(out)], [1, lines]);
  });
}

test('a peer that never acknowledges is not waited for without end', async (t) => {
  const { target, close } = await mtaEndpoint(({ kind }, send) => {
    if (kind === 'MTA-BIND.indication') send({ kind: 'MTA-BIND.response', result: 'accepted', value: BRAVO });
    if (kind === 'MTA-UNBIND.indication') send({ kind: 'MTA-UNBIND.response' });
  });
  const { code, out } = await port102('send', target, '--mta', 'ALPHA', '--apdu', RAW, '--within', '100ms', '--timeout', '2s');
  await close();
  t.deepEqual(
    [code, stable(out).slice(1)],
    [
      1,
      [
        '✗ no MTS-APDU that can be read  11 octets  0 checkpoints  not acknowledged after N ms: its time is over',
        '✓ unbound in good order',
        '0 of 1 acknowledged',
      ],
    ],
  );
});

test('nothing is sent to an MTA of another name', async (t) => {
  const { target, told, close } = await mtaThat(SECURED);
  const { code, out } = await port102('send', target, '--mta', 'ALPHA', '--remote-mta', 'CHARLIE', '--apdu', RAW);
  await close();
  t.deepEqual([code, arrived(told)], [1, []]);
  t.true(out.some((line) => line.includes('it is "BRAVO" and not "CHARLIE"')));
});

const mistakes: Readonly<Record<string, readonly [argv: readonly string[], says: string]>> = {
  'without a name': [['--to', TO], 'port102: --mta is missing: the name to bind with'],
  'to nobody': [['--mta', 'A'], 'port102: --to is missing: for whom is the message?'],
  'to an address that is none': [
    ['--mta', 'A', '--to', 'user@example.org'],
    'port102: --to: an attribute of an O/R address is written label=value, got user@example.org at octet 0 (X.402 Annex F)',
  ],
  'with text that is not IA5': [
    ['--mta', 'A', '--to', TO, '--text', 'déjà vu'],
    'port102: this cannot be sent: the characters of an IA5 text are those of IA5, got é at octet 1 (X.420 §7.3.1)',
  ],
  'with text and a size': [
    ['--mta', 'A', '--to', TO, '--text', 'x', '--size', '5'],
    'port102: --size goes without --text: it says how much text is made up',
  ],
  'with octets and a subject': [
    ['--mta', 'A', '--apdu', RAW, '--subject', 'x'],
    'port102: --subject goes without --apdu: the octets of a file are sent as they are',
  ],
  'with a file that is not there': [
    ['--mta', 'A', '--apdu', join(folder, 'none')],
    `port102: --apdu: ENOENT: no such file or directory, open '${join(folder, 'none')}'`,
  ],
  'no message at all': [['--mta', 'A', '--apdu', RAW, '--count', '0'], 'port102: --count takes a number from 1 on'],
};

for (const [title, [argv, says]] of Object.entries(mistakes)) {
  test(`send ${title} is refused`, async (t) => {
    const said = await port102('send', '127.0.0.1:1', ...argv);
    t.deepEqual([said.code, said.err[0]], [2, says]);
  });
}
