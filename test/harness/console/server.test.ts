import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { WebSocket } from 'ws';
import { type OpenConsole, openConsole, Runs } from '#harness/console/index.ts';
import { systemClock } from '#src/io/index.ts';
import { hubWith, pdu, until } from '../../support/console.ts';
import { ownFolder } from '../../support/folder.ts';

const opened = async (t: ExecutionContext, terms: object = {}): Promise<OpenConsole> => {
  const pages = ownFolder();
  writeFileSync(join(pages, 'index.html'), '<script type="module" src="page.js?token={token}"></script>');
  writeFileSync(join(pages, 'page.js'), 'export {};');
  writeFileSync(join(pages, 'secret.txt'), 'secret');
  const { hub } = hubWith({ clock: systemClock });
  hub.add(pdu(0, '<script>alert(1)</script>'));
  const console = await openConsole({ at: { host: '127.0.0.1', port: 0 }, clock: systemClock, runs: new Runs(hub), pages, ...terms });
  t.teardown(() => console.close());
  return console;
};

interface Got {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

const got = (
  url: string | URL,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<Got> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (response) => {
      let body = '';
      response.on('data', (piece) => {
        body += String(piece);
      });
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    sent.on('error', reject);
    sent.end();
  });

/** What is answered to a request whose path stands there as it is: a client would have tidied it up. */
const answered = ({ address }: OpenConsole, path: string, ...lines: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(address);
    let heard = '';
    socket.on('data', (piece) => {
      heard += String(piece);
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(heard));
    socket.write([`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${address.port}`, ...lines, '', ''].join('\r\n'));
  });

/** How an attempt to look ends: the status of the refusal, or 101. */
const looked = (url: URL, headers: Record<string, string> = {}): Promise<number | undefined> =>
  new Promise((resolve) => {
    const socket = new WebSocket(url, { headers });
    socket.on('error', () => {});
    socket.on('unexpected-response', (_, response) => {
      resolve(response.statusCode);
      socket.terminate();
    });
    socket.on('open', () => {
      resolve(101);
      socket.terminate();
    });
  });

const live = (console: OpenConsole, path = 'live'): URL => {
  const url = new URL(console.url.replace(/^http/, 'ws'));
  url.pathname = path;
  return url;
};
const withToken = (url: string | URL, token: string | undefined): URL => {
  const other = new URL(url);
  if (token === undefined) other.searchParams.delete('token');
  else other.searchParams.set('token', token);
  return other;
};

test('the page comes with its token, and says what it may do', async (t) => {
  const console = await opened(t);
  const { status, headers, body } = await got(console.url);
  t.is(status, 200);
  t.is(body, `<script type="module" src="page.js?token=${new URL(console.url).searchParams.get('token')}"></script>`);
  t.regex(String(headers['content-security-policy']), /^default-src 'self'; connect-src 'self' ws:\/\/127\.0\.0\.1:\d+;/);
  t.notRegex(String(headers['content-security-policy']), /unsafe|\*/);
  t.is(headers['x-content-type-options'], 'nosniff');
  t.is(headers['referrer-policy'], 'no-referrer');
  t.is(headers['cache-control'], 'no-store');
  t.is(headers['access-control-allow-origin'], undefined);
});

const turnedAway: Readonly<Record<string, (console: OpenConsole) => Promise<number | undefined>>> = {
  'the page without a token': async ({ url }) => (await got(withToken(url, undefined))).status,
  'the page with a wrong token': async ({ url }) => (await got(withToken(url, 'a'.repeat(32)))).status,
  'the page with the token of a stream': async ({ url, streamUrl }) =>
    (await got(withToken(url, new URL(streamUrl).searchParams.get('token')!))).status,
  'a name that resolves to us': async ({ url }) => (await got(url, { headers: { Host: `evil.example:${new URL(url).port}` } })).status,
  'our name at another port': async ({ url }) => (await got(url, { headers: { Host: '127.0.0.1:1' } })).status,
  'the address that means any': async ({ url }) => (await got(url, { headers: { Host: `0.0.0.0:${new URL(url).port}` } })).status,
  'a page of somebody else': async ({ url }) => (await got(url, { headers: { Origin: 'http://evil.example' } })).status,
  'a look without a token': (console) => looked(withToken(live(console), undefined)),
  'a look with a wrong token': (console) => looked(withToken(live(console), 'x')),
  'a look from a page of somebody else': (console) => looked(live(console), { Origin: 'http://evil.example' }),
  'a look from a page without a name': (console) => looked(live(console), { Origin: 'null' }),
  'a look by another name': (console) => looked(live(console), { Host: 'evil.example' }),
  'a stream with the token of a look': (console) => looked(live(console, 'agent')),
};
for (const [title, attempt] of Object.entries(turnedAway)) {
  test(`turns away ${title}`, async (t) => t.is(await attempt(await opened(t)), 403));
}

test('lets in who is called as we are', async (t) => {
  const console = await opened(t);
  const { port } = new URL(console.url);
  for (const name of ['127.0.0.1', 'localhost', '[::1]']) {
    t.is((await got(console.url, { headers: { Host: `${name}:${port}` } })).status, 200);
    t.is(await looked(live(console), { Origin: `http://${name}:${port}` }), 101);
  }
});

const SOCKET = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=='];
for (const path of ['/\\x:99999', '//x:99999/live', '*', 'http://[/live']) {
  test(`an address that is none is no more than turned away: ${path}`, async (t) => {
    const console = await opened(t);
    t.regex(await answered(console, path, 'Connection: close'), /^HTTP\/1\.1 400 /);
    t.regex(await answered(console, path, ...SOCKET), /^HTTP\/1\.1 404 /);
    t.is((await got(console.url)).status, 200, 'others are served');
  });
}

test('GET is all that is answered', async (t) => {
  const { url } = await opened(t);
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD']) t.is((await got(url, { method })).status, 405);
});

test('only the files of the page are given out', async (t) => {
  const console = await opened(t);
  const { search } = new URL(console.url);
  for (const path of ['/secret.txt', '/..%2f..%2fetc/passwd', '/page.css', '/export/nothing', '/export/constructor', '/live'])
    t.is((await got(new URL(`${path}${search}`, console.url))).status, 404, path);
  for (const path of ['/../package.json', '/page.js/../secret.txt', '/./../../../../../../etc/passwd', '/..\\secret.txt'])
    t.regex(await answered(console, `${path}${search}`, 'Connection: close'), /^HTTP\/1\.1 404 /, path);
  t.is((await got(new URL(`/page.js${new URL(console.url).search}`, console.url))).status, 200);
});

test('what is taken away is a file to a browser, whatever is in it', async (t) => {
  const console = await opened(t);
  const { headers, body } = await got(new URL(`/export/run.ndjson${new URL(console.url).search}`, console.url));
  t.is(headers['content-disposition'], 'attachment; filename="run.ndjson"');
  t.is(JSON.parse(body).fields.text, '<script>alert(1)</script>');
});

/** What somebody says after it was let in, and that it is not heard for long. */
const tooMuch: Readonly<Record<string, (socket: WebSocket) => void>> = {
  'one very long message': (socket) => socket.send('x'.repeat(65 * 1024)),
  'very many messages': (socket) => {
    for (let count = 0; count < 2000; count++) socket.send('{"type":"octets","id":1,"frame":1}');
  },
  octets: (socket) => socket.send(new Uint8Array(5)),
  nonsense: (socket) => socket.send('{"type":"octets"}'),
};
for (const [title, say] of Object.entries(tooMuch)) {
  test(`hangs up on ${title}`, async (t) => {
    const console = await opened(t);
    const socket = new WebSocket(live(console));
    let isClosed = false;
    socket.on('error', () => {});
    socket.on('close', () => {
      isClosed = true;
    });
    socket.on('open', () => say(socket));
    await until(() => isClosed);
    t.is(await looked(live(console)), 101, 'others are served');
  });
}

test('there are no more lookers than there may be', async (t) => {
  const console = await opened(t);
  const sockets = Array.from({ length: 16 }, () => new WebSocket(live(console)));
  await until(() => sockets.every(({ readyState }) => readyState === WebSocket.OPEN));
  t.is(await looked(live(console)), 503);
  for (const socket of sockets) socket.terminate();
});

test('tokens differ from console to console, and are long', async (t) => {
  const tokens = [await opened(t), await opened(t)].flatMap(({ url, streamUrl }) =>
    [url, streamUrl].map((each) => new URL(each).searchParams.get('token')!),
  );
  t.is(new Set(tokens).size, 4);
  t.true(tokens.every((token) => token.length >= 32));
});
