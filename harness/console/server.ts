import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Duplex, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import { textOfAddress } from '#harness/run/index.ts';
import type { Clock } from '#src/io/index.ts';
import { Admission, type Scope, type Turned } from './admission.ts';
import { Agents } from './agents.ts';
import { exportHeaders } from './exports.ts';
import { headersFor, turnAway } from './headers.ts';
import { heartbeat } from './heartbeat.ts';
import { seatAt } from './looker.ts';
import { namesOf, WILD } from './names.ts';
import { Pages } from './pages.ts';
import type { Runs } from './runs.ts';

/** What a console is opened with. */
export interface ConsoleTerms {
  readonly at: { readonly host: string; readonly port: number };
  readonly clock: Clock;
  readonly runs: Runs;
  /** The folder of the page as it was built. */
  readonly pages: string;
  /** Whether others may stream their runs in. */
  readonly agents?: boolean;
}

/** A console that takes calls. Rejects, as node:net does, where it cannot. */
export const openConsole = async (terms: ConsoleTerms): Promise<OpenConsole> => {
  const server = createServer({ headersTimeout: PATIENCE, requestTimeout: PATIENCE, maxHeaderSize: 8192 });
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(terms.at.port, terms.at.host, resolve);
  });
  return new OpenConsole(server, terms);
};

/** Somebody who takes calls of browsers and programs. */
export class OpenConsole {
  readonly #server: Server;
  readonly #terms: ConsoleTerms;
  readonly #admission: Admission;
  readonly #pages: Pages;
  readonly #agents: Agents;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_SAID, perMessageDeflate: false, clientTracking: true });
  readonly #streams = new WebSocketServer({ noServer: true, maxPayload: MOST_STREAMED, perMessageDeflate: false, clientTracking: true });
  readonly #stopBeating: () => void;
  readonly address: { readonly host: string; readonly port: number };

  constructor(server: Server, terms: ConsoleTerms) {
    const { port } = server.address() as AddressInfo;
    this.#server = server;
    this.#terms = terms;
    this.address = { host: terms.at.host, port };
    this.#admission = new Admission(namesOf(terms.at.host, port));
    this.#pages = new Pages(terms.pages);
    this.#agents = new Agents(terms.runs, terms.clock);
    this.#stopBeating = heartbeat(terms.clock, () => [...this.#sockets.clients, ...this.#streams.clients]);
    server.on('request', (request, response) => void this.#answer(request, response));
    server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
    server.on('clientError', (_, socket) => socket.destroy());
  }

  /** Where a browser looks at it: whoever knows this may come in. */
  get url(): string {
    return this.#urlOf('/', 'look');
  }

  /** Where a run is streamed in. */
  get streamUrl(): string {
    return this.#urlOf('/agent', 'stream');
  }

  /** Cuts off those who stream in; they come back. */
  cutStreams(): void {
    for (const socket of this.#streams.clients) socket.terminate();
  }

  /** Says goodbye to all, and takes no more calls. */
  async close(): Promise<void> {
    this.#stopBeating();
    const sockets = [...this.#sockets.clients, ...this.#streams.clients];
    for (const socket of sockets) socket.close(1001, 'the console is closed');
    this.#agents.close();
    // Who does not answer is not waited for.
    const cancel = this.#terms.clock.alarm(GOODBYE, () => {
      for (const socket of sockets) socket.terminate();
      this.#server.closeAllConnections();
    });
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeIdleConnections();
    });
    cancel();
  }

  #urlOf(path: string, scope: Scope): string {
    const { host, port } = this.address;
    const shown = WILD.has(host) ? namesOf(host, port)[0]! : textOfAddress({ host, port });
    return `http://${shown}${path}?token=${this.#admission.tokens[scope]}`;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const turned = await this.#page(request, response);
      if (turned) turnAway(response, turned);
    } catch {
      // What it was about is nobody's business but ours.
      if (response.headersSent) response.destroy();
      else turnAway(response, { status: 503, says: 'that went wrong' });
    }
  }

  async #page(request: IncomingMessage, response: ServerResponse): Promise<Turned | undefined> {
    if (request.method !== 'GET') return { status: 405, says: 'GET is all that is answered' };
    const url = urlOf(request);
    if (url === undefined) return { status: 400, says: 'that is no address' };
    const turned = this.#admission.turned(request, url, 'look');
    if (turned) return turned;
    const headers = headersFor(request.headers.host!);
    if (url.pathname.startsWith('/export/')) return this.#export(url, headers, response);
    const file = await this.#pages.file(url.pathname, this.#admission.tokens.look);
    if (file === undefined) return NOT_HERE;
    response.writeHead(200, { ...headers, 'Content-Type': file.type });
    response.end(file.content);
    return undefined;
  }

  async #export(url: URL, headers: Readonly<Record<string, string>>, response: ServerResponse): Promise<Turned | undefined> {
    const name = url.pathname.slice('/export/'.length);
    const taken = await this.#terms.runs.named(url.searchParams.get('run'))?.exported(name);
    if (taken === undefined) return NOT_HERE;
    response.writeHead(200, { ...headers, ...exportHeaders(name) });
    if (taken instanceof Readable) await pipeline(taken, response);
    else response.end(taken);
    return undefined;
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const url = urlOf(request);
    const turned = url === undefined ? NOT_HERE : this.#welcome(request, url);
    if (turned) return refuse(socket, turned);
    const sockets = url!.pathname === '/agent' ? this.#streams : this.#sockets;
    sockets.handleUpgrade(request, socket, head, (opened) => this.#opened(opened, url!));
  }

  #welcome(request: IncomingMessage, url: URL): Turned | undefined {
    const isAgent = url.pathname === '/agent';
    if (!isAgent && url.pathname !== '/live') return NOT_HERE;
    const turned = this.#admission.turned(request, url, isAgent ? 'stream' : 'look');
    if (turned) return turned;
    if (isAgent) return this.#terms.agents === false ? NOT_HERE : this.#agents.isFull(url.searchParams) ? FULL : undefined;
    if (this.#sockets.clients.size >= MOST_CLIENTS) return FULL;
    return this.#terms.runs.named(url.searchParams.get('run')) === undefined ? NOT_HERE : undefined;
  }

  #opened(socket: WebSocket, url: URL): void {
    const { runs, clock } = this.#terms;
    if (url.pathname === '/agent') return this.#agents.take(socket, url.searchParams);
    const seat = seatAt(runs.named(url.searchParams.get('run'))!, socket, clock, sinceIn(url));
    seat.tell(runs.list());
  }
}

const urlOf = ({ url = '' }: IncomingMessage): URL | undefined =>
  url.startsWith('/') && !url.startsWith('//') && URL.canParse(url, BASE) ? new URL(url, BASE) : undefined;

const sinceIn = (url: URL): number => {
  const since = url.searchParams.get('since') ?? '';
  return /^\d{1,15}$/.test(since) ? Number(since) : -1;
};

const refuse = (socket: Duplex, { status, says }: Turned): void => {
  socket.end(`HTTP/1.1 ${status} ${says}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

const NOT_HERE: Turned = { status: 404, says: 'there is nothing here' };
const FULL: Turned = { status: 503, says: 'there are too many already' };
/** What the address of a request stands behind. */
const BASE = 'http://console.invalid';
/** Until a request must be there, in milliseconds. */
const PATIENCE = 10_000;
/** How long who is said goodbye to may take to answer. */
const GOODBYE = 500;
const MOST_CONNECTIONS = 128;
const MOST_CLIENTS = 16;
/** Octets of one message: of who looks, and of who streams a run in. */
const MOST_SAID = 64 * 1024;
const MOST_STREAMED = 8 * 1024 * 1024;
