import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What a caller may be let in for: to look, or to stream a run in. */
export type Scope = 'look' | 'stream';

/** Why a request is turned away: the status, and words. */
export interface Turned {
  readonly status: 400 | 403 | 404 | 405 | 503;
  readonly says: string;
}

/** Secrets of one console, and the names under which it may be called. */
export class Admission {
  readonly tokens: Readonly<Record<Scope, string>> = { look: secret(), stream: secret() };
  readonly #hosts: ReadonlySet<string>;

  /** `hosts`: with the port, as they stand in a Host header. */
  constructor(hosts: readonly string[]) {
    this.#hosts = new Set(hosts);
  }

  /** Undefined: it may come in. A page of somebody else's cannot make a browser pass this, whatever name it has for our address. */
  turned({ headers }: IncomingMessage, url: URL, scope: Scope): Turned | undefined {
    if (!this.#hosts.has(headers.host?.toLowerCase() ?? '')) return { status: 403, says: 'this is not called so' };
    if (headers.origin !== undefined && !this.#isOurs(headers.origin)) return { status: 403, says: 'that page is none of ours' };
    if (!isSame(url.searchParams.get('token') ?? '', this.tokens[scope])) return { status: 403, says: 'the token is missing or wrong' };
    return undefined;
  }

  #isOurs(origin: string): boolean {
    return origin.startsWith('http://') && this.#hosts.has(origin.slice('http://'.length).toLowerCase());
  }
}

const secret = (): string => randomBytes(24).toString('base64url');

/** In a time that tells nothing of where they differ. */
const isSame = (given: string, wanted: string): boolean => timingSafeEqual(digest(given), digest(wanted));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
