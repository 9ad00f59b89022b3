import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { captureFile } from './capture-file.ts';
import { type Io, UsageError } from './command.ts';

/** A capture to be read: a file or stdin, all of it or some frames. */
export interface AskedCapture {
  readonly kind: 'capture';
  readonly source: string | Readable;
  readonly name: string;
  readonly frames?: readonly [first: number, last: number];
}

/** What was asked for: a capture, or octets that stand on the command line. */
export type Target = AskedCapture | { readonly kind: 'octets'; readonly octets: Uint8Array };

/** Reads `FILE`, `FILE#14`, `FILE#14-20`, `-`, or octets in hexadecimal. A folder stands for the capture of the run in it. */
export const askedFor = (target: string, io: Pick<Io, 'cwd'>): Target => {
  if (target === '-') return { kind: 'capture', source: process.stdin, name: 'stdin' };
  const [, path = target, first, last = first] = /^(.+?)#(\d+)(?:-(\d+))?$/.exec(target) ?? [];
  const frames = first === undefined ? {} : { frames: framesIn(Number(first), Number(last)) };
  if (existsSync(resolve(io.cwd, path))) return { kind: 'capture', source: captureFile(path, io), name: path, ...frames };
  const octets = octetsIn(target);
  if (octets === undefined) throw new UsageError(`there is no file ${path}, and it is no octets in hexadecimal`);
  return { kind: 'octets', octets };
};

/** `03 00 00 0b`, `0300000b`, `03:00:00:0b`, `0x03000b`: octets, if nothing else is in it. */
export const octetsIn = (text: string): Uint8Array | undefined => {
  const digits = text.replace(/^0x/i, '').replace(/[\s:,-]/g, '');
  if (digits.length === 0 || digits.length % 2 === 1 || !/^[0-9a-f]+$/i.test(digits)) return undefined;
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
};

const framesIn = (first: number, last: number): readonly [number, number] => {
  if (first < 1 || last < first) throw new UsageError(`frames ${first} to ${last}: the first frame is 1, and the last is not before it`);
  return [first, last];
};
