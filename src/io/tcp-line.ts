import { connect, type Socket } from 'node:net';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import { endingOf } from './endings.ts';
import type { LineLimits } from './limits.ts';
import { type Line, LineError, type LineHandler } from './line.ts';

/** A line of a node:net socket. A FIN of the peer ends it, as RFC 1006 §5 has it. */
export class TcpLine implements Line {
  readonly remote: NetworkAddress;
  readonly #limits: LineLimits;
  #local: NetworkAddress | undefined;
  #socket: Socket | undefined;
  #handler: LineHandler | undefined;
  #timer: NodeJS.Timeout | undefined;
  #state: 'idle' | 'opening' | 'open' | 'finished' | 'closing' | 'ended' = 'idle';
  #isCorked = false;

  constructor(remote: NetworkAddress, local: NetworkAddress | undefined, limits: LineLimits, accepted?: Socket) {
    this.remote = remote;
    this.#local = local;
    this.#limits = limits;
    if (accepted === undefined) return;
    this.#state = 'open';
    this.#socket = accepted;
    this.#listen(accepted);
  }

  /** Where it leaves from: as it was asked for, or as the system chose it. */
  get local(): NetworkAddress {
    if (this.#local?.port || this.#socket?.localPort === undefined) return this.#local ?? UNKNOWN;
    this.#local = { host: this.#socket.localAddress ?? '', port: this.#socket.localPort };
    return this.#local;
  }

  on(handler: LineHandler): void {
    this.#handler = handler;
    if (this.#socket !== undefined) this.#read(this.#socket);
  }

  open(): void {
    if (this.#state !== 'idle') return;
    this.#state = 'opening';
    const { host, port } = this.remote;
    const { noDelay, keepAlive } = OPTIONS;
    this.#socket = connect({ host, port, localAddress: this.#local?.host, localPort: this.#local?.port, noDelay, keepAlive });
    this.#socket.once('connect', () => this.#opened());
    this.#listen(this.#socket);
    this.#read(this.#socket);
    this.#timer = setTimeout(
      () => this.#tearDown(new LineError('timeout', `no answer from ${written(this.remote)}`)),
      this.#limits.connect,
    );
  }

  send(octets: Uint8Array): boolean {
    const socket = this.#socket;
    if (this.#state !== 'open' || socket === undefined) return true;
    if (socket.writableLength + octets.length > this.#limits.buffered) {
      this.#tearDown(new LineError('overrun', `${written(this.remote)} does not read what it is sent`));
      return false;
    }
    // What one turn of the event loop has to say goes out in one write.
    if (!this.#isCorked) {
      this.#isCorked = true;
      socket.cork();
      process.nextTick(uncork, this);
    }
    socket.write(octets.length > SMALL ? octets : Buffer.from(octets));
    // Below its own mark a socket does not tell that it is drained.
    if (socket.writableLength < Math.max(this.#limits.highWater, socket.writableHighWaterMark)) return true;
    if (socket.listenerCount('drain') === 0) socket.once('drain', () => this.#drained());
    return false;
  }

  pause(): void {
    this.#socket?.pause();
  }

  resume(): void {
    this.#socket?.resume();
  }

  finish(): void {
    if (this.#state !== 'open') return;
    this.#state = 'finished';
    this.#socket!.end();
  }

  close(): void {
    this.finish();
    if (this.#state === 'finished') this.#close();
    else if (this.#state === 'idle' || this.#state === 'opening') this.#tearDown();
  }

  reset(): void {
    this.#tearDown();
  }

  /** Lets out what `send` has held back. */
  uncork(): void {
    this.#isCorked = false;
    this.#socket!.uncork();
  }

  /** What comes in is for its holder. */
  get #isHeard(): boolean {
    return this.#state === 'open' || this.#state === 'finished';
  }

  #read(socket: Socket): void {
    socket.on('data', (chunk) => {
      if (this.#isHeard) this.#handler?.received(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length));
    });
  }

  #listen(socket: Socket): void {
    socket.on('end', () => {
      this.#close();
      this.#tell();
    });
    socket.on('error', (error) => this.#tell(endingOf(error, this.#state !== 'opening')));
    socket.on('close', () => {
      clearTimeout(this.#timer);
      this.#tell();
    });
  }

  #opened(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#state = 'open';
    this.#handler?.opened();
  }

  #drained(): void {
    if (this.#state === 'open') this.#handler?.drained();
  }

  /** The line is on its way to close: reads on, so that the peer's FIN is seen, and does not wait for it for ever. */
  #close(): void {
    if (!this.#isHeard) return;
    this.#state = 'closing';
    this.#socket!.resume();
    this.#timer = setTimeout(() => this.#tearDown(), this.#limits.linger);
  }

  #tearDown(cause?: LineError): void {
    clearTimeout(this.#timer);
    const wasOpening = this.#state === 'opening';
    if (cause !== undefined) this.#tell(cause);
    if (this.#state !== 'ended') this.#state = 'closing';
    // Node would reset a socket that is still connecting only when it has connected, and fails to reset one while its FIN waits to go out.
    if (this.#socket === undefined) process.nextTick(() => this.#tell());
    else if (wasOpening || (this.#socket.writableEnded && !this.#socket.writableFinished)) this.#socket.destroy();
    else this.#socket.resetAndDestroy();
  }

  #tell(cause?: LineError): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    this.#handler?.closed(cause);
  }
}

/** RFC 2126 §6.2 asks for no delay, §6.1 for keep-alive. */
export const OPTIONS = { noDelay: true, keepAlive: true } as const;

/** Up to here V8 keeps octets on its heap, and to write them where they are costs more than a copy into Node's pool. */
const SMALL = 64;

const uncork = (line: TcpLine): void => line.uncork();
const written = ({ host, port }: NetworkAddress): string => `${host} port ${port}`;
const UNKNOWN: NetworkAddress = { host: '', port: 0 };
