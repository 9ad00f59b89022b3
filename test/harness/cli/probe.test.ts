import test from 'ava';
import { type Line, listen } from '#src/io/index.ts';
import { port102, port102With } from '../../support/cli.ts';

/** Something that listens on a port of its own: what it does when the first octets have come, and what those were. */
const endpoint = async (answer: (line: Line) => void) => {
  const received: string[] = [];
  let ended: (how: string) => void = () => {};
  const end = new Promise<string>((resolve) => {
    ended = resolve;
  });
  const { addresses, close } = await listen({ host: '127.0.0.1', port: 0 }, (line) => {
    line.on({
      opened: () => {},
      drained: () => {},
      received: (octets) => {
        received.push(Buffer.from(octets).toString('hex'));
        answer(line);
      },
      closed: (cause) => ended(cause?.ending ?? 'orderly'),
    });
  });
  return { target: `127.0.0.1:${addresses[0]!.port}`, received, end, close };
};

const sending = (octets: string) => (line: Line) => void line.send(Buffer.from(octets, 'hex'));

/** What an endpoint does, and what is said of it; TARGET stands for where it is, N for times. */
const answers: Readonly<Record<string, { readonly does: (line: Line) => void; readonly code: number; readonly out: readonly string[] }>> = {
  'a CC': {
    does: sending('0300000b06d00001000500'),
    code: 0,
    out: ['COTP   CC class 0, TPDU size not limited after N ms', 'tells  → an ISO transport user is there, and takes calls under "OPS"'],
  },
  'a CC with a size and a selector': {
    does: sending('030000130ed00001000500c0010ac2034f5053'),
    code: 0,
    out: [
      'COTP   CC class 0, TPDU 1024, responding "OPS" after N ms',
      'tells  → an ISO transport user is there, and takes calls under "OPS"',
    ],
  },
  'a DR': {
    does: sending('0300000b06800001000003'),
    code: 1,
    out: [
      'COTP   DR reason 3 (the address is unknown) after N ms',
      'tells  → an ISO transport user is there, but takes no such call under "OPS"',
      'try    port102 probe TARGET --called ""',
      '       port102 explain cotp.dr.3',
    ],
  },
  'a DR of congestion': {
    does: sending('0300000b06800001000001'),
    code: 1,
    out: [
      'COTP   DR reason 1 (congestion at the TSAP) after N ms',
      'tells  → an ISO transport user is there, and has no room now',
      'try    port102 probe TARGET --called ""',
      '       port102 explain cotp.dr.1',
    ],
  },
  'an ER': {
    does: sending('030000090470000101'),
    code: 1,
    out: [
      'COTP   ER reject cause 1 (a parameter code is invalid) after N ms',
      'tells  → ISO transport is spoken there, but something in the CR was not understood',
      'try    port102 probe TARGET, without --size',
      '       port102 explain cotp.er.1',
    ],
  },
  'a close': {
    does: (line) => line.close(),
    code: 1,
    out: [
      'COTP   TCP was closed without an answer after N ms',
      'tells  → somebody listens there, and hangs up: what it is does not show, or it does not know this address',
      'try    port102 probe TARGET --called ""',
      '       port102 probe TARGET --from IP, from an address that it knows',
    ],
  },
  'a reset': {
    does: (line) => line.reset(),
    code: 1,
    out: [
      'COTP   TCP was reset without an answer after N ms',
      'tells  → somebody listens there, and wants no call from this address: an Exchange MTA does that to callers it cannot place',
      'try    port102 probe TARGET --from IP, from an address that it knows',
      '       port102 explain 9301',
    ],
  },
  silence: {
    does: () => {},
    code: 1,
    out: [
      'COTP   no answer to the CR after N ms',
      'tells  → somebody listens there, and says nothing: it may wait for another protocol, or be busy',
      'try    port102 probe TARGET --timeout 30s',
    ],
  },
  'another protocol': {
    does: sending(Buffer.from('HTTP/1.1 400 Bad Request\r\n').toString('hex')),
    code: 1,
    out: [
      'COTP   no answer that RFC 1006 knows: the version of a TPKT is 3, got 72 at octet 0 (RFC 1006 §6) after N ms',
      'tells  → something answers there, and it breaks the protocol or speaks another one',
      'try    look at what it sends with a packet capture',
    ],
  },
};

for (const [title, { does, code, out }] of Object.entries(answers)) {
  test(`a probe meets ${title}`, async (t) => {
    const { target, close } = await endpoint(does);
    const said = await port102('probe', target, '--called', 'OPS', '--timeout', title === 'silence' ? '2s' : '20s');
    await close();
    const plain = said.out.map((line) => line.replaceAll(target, 'TARGET').replace(/[\d.]+ ms/, 'N ms'));
    t.deepEqual([said.code, plain], [code, ['TCP    connected after N ms', ...out]]);
  });
}

/** What stands on the command line, and the CR that it makes. */
const requests: Readonly<Record<string, string>> = {
  '': '0300000b06e00000000100',
  '--called OPS': '03000010 0be00000000100 c2034f5053',
  '--called "" --calling hex:': '0300000d 08e00000000100 c100',
  '--called 0x0102 --calling 0100 --size 512': '03000018 13e00000000100 c00109 c10430313030 c2020102',
  '--size 65408': '0300000f 0ae00000000100 f00201ff',
};

for (const [flags, cr] of Object.entries(requests)) {
  test(`a probe with ${flags || 'nothing more'} sends its CR, and closes when it is answered`, async (t) => {
    const { target, received, end, close } = await endpoint(sending('0300000b06d00001000500'));
    await port102(
      'probe',
      target,
      ...flags
        .split(' ')
        .filter(Boolean)
        .map((word) => (word === '""' ? '' : word)),
    );
    await close();
    t.deepEqual([received, await end], [[cr.replaceAll(' ', '')], 'orderly']);
  });
}

test('a probe of a port that nobody listens on says so', async (t) => {
  const { target, close } = await endpoint(() => {});
  await close();
  const { code, out } = await port102('probe', target);
  t.deepEqual(
    [code, out[0]?.replace(/[\d.]+ ms/, 'N ms'), out[1]],
    [4, 'TCP    connect refused after N ms', 'tells  → the host is there, and nobody listens on that port'],
  );
});

test('a probe is stopped by a signal', async (t) => {
  const stop = new AbortController();
  const { target, close } = await endpoint(() => stop.abort());
  const { code } = await port102With({ signal: stop.signal }, 'probe', target);
  await close();
  t.is(code, 130);
});

test('a probe says what it found as one document', async (t) => {
  const { target, close } = await endpoint(sending('0300000b06800001000003'));
  const { code, out } = await port102('probe', target, '--json');
  await close();
  const { ending, reason, exit } = JSON.parse(out.join('\n')) as Readonly<Record<string, unknown>>;
  t.deepEqual([code, ending, reason, exit], [1, 'DR', 3, 1]);
});

const LONG = `${'x'.repeat(64)}.invalid`;
const mistakes: Readonly<Record<string, readonly [code: number, says: string]>> = {
  'a:b:c': [2, 'port102: "a:b:c" is no address: write HOST, HOST:PORT or [IPV6]:PORT'],
  '127.0.0.1:70000': [2, 'port102: "127.0.0.1:70000" is no address: ports end at 65535'],
  '127.0.0.1:1 --size 100': [2, 'port102: --size takes a multiple of 128, not 100'],
  '127.0.0.1:1 --timeout soon': [2, 'port102: "soon" is no time: write 500ms, 2s, 5min or 24h'],
  '127.0.0.1:1 --called ≠': [2, 'port102: "≠" is no selector: letters beyond Latin-1 have no octet; write 0x...'],
  [LONG]: [4, `port102: this machine knows no address of ${LONG}`],
};

for (const [argv, [code, says]] of Object.entries(mistakes)) {
  test(`probe ${argv} is refused`, async (t) => {
    const said = await port102('probe', ...argv.split(' '));
    t.deepEqual([said.code, said.err[0]], [code, says]);
  });
}
