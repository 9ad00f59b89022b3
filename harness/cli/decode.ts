import { stat } from 'node:fs/promises';
import { Counter, Dissection, Json, Ladder, Lines, Selection, Sheet, Trees, type View } from '#harness/decode/index.ts';
import { type Filter, parseFilter } from '#harness/filter/index.ts';
import {
  type CaptureFault,
  type CaptureSource,
  type Listener,
  type ReadOptions,
  readCapture,
  type Summary,
} from '#harness/packets/index.ts';
import type { Depth } from '#src/dissect/index.ts';
import { reading } from './capture-file.ts';
import { type Flags, type Io, UsageError } from './command.ts';
import { decodeOctets } from './decode-octets.ts';
import { type AskedCapture as Asked, askedFor } from './decode-target.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { followed } from './followed.ts';
import { progressOn } from './progress.ts';

/** `port102 decode`: what is in a capture, or in octets, layer by layer. */
export const decode = async (io: Io, [target = '']: readonly string[], flags: Flags): Promise<ExitCode> => {
  const asked = askedFor(target, io);
  if (asked.kind === 'octets') return decodeOctets(asked.octets, io, flags);
  if (flags.count && (asked.frames || flags.filter !== undefined))
    throw new UsageError('--count counts all of a file: no frames of it, and no filter');
  const sheet = new Sheet((octets) => send(io, octets));
  try {
    return flags.count ? await count(asked, io, flags, sheet) : await show(asked, io, flags, sheet);
  } finally {
    sheet.flush();
  }
};

const show = async (asked: Asked, io: Io, flags: Flags, sheet: Sheet): Promise<ExitCode> => {
  const selection = new Selection(viewOf(asked, io, flags, sheet), { frames: asked.frames, filter: filterOf(flags) });
  const summary = await read(asked, new Dissection(selection, depthOf(flags)), io, flags, sheet);
  selection.end();
  const code = closing(summary, io, flags);
  if (selection.shown > 0 || code !== EXIT.ok) return code;
  io.err(`port102: ${nothing(asked, flags, summary)}`);
  return EXIT.nothing;
};

const count = async (asked: Asked, io: Io, flags: Flags, sheet: Sheet): Promise<ExitCode> => {
  const counter = new Counter();
  const summary = await read(asked, counter, io, flags, sheet);
  const { counts } = counter;
  const { frames, octets, connections } = summary;
  if (flags.json) sheet.text(`${JSON.stringify({ ...counts, frames, octets, connections })}\n`);
  else {
    const tpdus = Object.entries(counts.tpdu).map(([kind, number]) => `${kind} ${number}`);
    sheet.text(`${frames} frames, ${connections} connections, ${counts.streams} with TPKTs\n`);
    sheet.text(`${counts.tpkt} TPKTs: ${tpdus.join(', ') || 'none'}; ${counts.eot0} DT go on\n`);
    if (counts.strange > 0) sheet.text(`${counts.strange} octets are in no TPKT\n`);
    if (counts.missing > 0) sheet.text(`${counts.missing} octets are missing\n`);
  }
  return closing(summary, io, flags);
};

/** Octets as they are where there is somebody to take them, else as text without its last line feed. */
const send = (io: Io, octets: Uint8Array): void =>
  io.octets ? io.octets(octets) : io.out(Buffer.from(octets).toString().replace(/\n$/, ''));

/** Reads to the end, or with `--follow` until it is interrupted. */
const read = async (asked: Asked, listener: Listener, io: Io, flags: Flags, sheet: Sheet): Promise<Summary> => {
  const ports = portsOf(flags);
  const progress = progressOn(io, flags);
  // What comes bit by bit is shown bit by bit.
  const isLive = flags.follow === true || typeof asked.source !== 'string';
  const options: ReadOptions = { signal: io.signal, ports, onProgress: isLive ? () => sheet.flush() : progress.tell };
  const fault = (found: CaptureFault): void => {
    sheet.flush();
    progress.clear();
    io.err(`port102: ${asked.name}: ${found.says}`);
  };
  try {
    return await reading(asked.name, async () =>
      readCapture(await sourceOf(asked, io, flags), Object.assign(listener, { fault }), options),
    );
  } finally {
    progress.clear();
  }
};

const sourceOf = async ({ source }: Asked, io: Io, flags: Flags): Promise<CaptureSource> =>
  flags.follow && typeof source === 'string' && (await stat(source)).isFile() ? followed(source, io.signal) : source;

// What a file of nothing readable is: a wrong argument. What ends too soon was read all the same, and that it is broken is a failure.
const closing = ({ faults, frames }: Summary, io: Io, { follow }: Flags): ExitCode => {
  // Whoever follows ends it so; what is cut off then goes on where it is written.
  if (io.signal.aborted) return follow ? EXIT.ok : EXIT.interrupted;
  if (!faults.some(({ stops }) => stops)) return faults.length > 0 ? EXIT.failed : EXIT.ok;
  return frames > 0 ? EXIT.failed : EXIT.usage;
};

const viewOf = ({ frames }: Asked, io: Io, flags: Flags, sheet: Sheet): View => {
  // Who asks for a frame wants to see it, whatever it is.
  const options = { paint: io.paint, verbose: flags.verbose === true || frames !== undefined };
  if (flags.json) return new Json(sheet, { trees: flags.lines !== true });
  if (flags.ladder) return new Ladder(sheet, options, io.columns);
  return flags.tree || (frames && !flags.lines) ? new Trees(sheet, options) : new Lines(sheet, options);
};

const nothing = ({ name, frames }: Asked, flags: Flags, summary: Summary): string => {
  if (summary.tpkts === 0) return `${name}: no TPKT in ${summary.frames} frames; --port says where they are if their content does not`;
  if (flags.filter !== undefined) return `${name}: nothing that "${String(flags.filter)}" lets through among ${summary.tpkts} TPKTs`;
  return `${name}: nothing to show in frame ${[...new Set(frames)].join(' to ')}, which completes no TPKT; the file has ${summary.frames} frames`;
};

/** A line says no more of an APDU than its name, so no more of it is looked into; a tree looks for itself, and a filter may ask for what is invalid. */
const depthOf = ({ json, verbose, filter }: Flags): Depth => (json || verbose || filter !== undefined ? 'whole' : 'names');

const filterOf = ({ filter }: Flags): Filter | undefined => (typeof filter === 'string' ? parseFilter(filter) : undefined);

const portsOf = ({ port }: Flags): readonly number[] | undefined => {
  if (port === undefined) return undefined;
  return [port].flat().map((text) => {
    const number = Number(text);
    if (!Number.isInteger(number) || number < 1 || number > 65_535) throw new UsageError(`--port ${String(text)} is no port: 1 to 65535`);
    return number;
  });
};
