import { readFileSync } from 'node:fs';
import { mailboxAt, SITE_GDI } from '#harness/mta/index.ts';
import { type Conformance, textOfOrAddress } from '#src/p1/index.ts';
import { type Flags, UsageError } from './command.ts';
import { messagesOf, type Outgoing } from './outgoing-message.ts';
import { camel } from './settings.ts';
import { countOf, textOf, wordsOf } from './values.ts';

/** The MTS-APDUs that the flags describe, one after another: messages, or the octets of a file as they are. */
export const apdusOf = (flags: Flags): ((number: number) => Uint8Array) => {
  const apdu = textOf(flags.apdu);
  if (apdu === undefined) return messagesOf(outgoingOf(flags));
  const stray = OF_MESSAGES.find((name) => flags[camel(name)] !== undefined);
  if (stray !== undefined) throw new UsageError(`--${stray} goes without --apdu: the octets of a file are sent as they are`);
  const octets = octetsOf('apdu', apdu);
  return () => octets;
};

const outgoingOf = (flags: Flags): Outgoing => {
  const to = wordsOf(flags.to);
  const size = textOf(flags.size);
  if (to.length === 0) throw new UsageError('--to is missing: for whom is the message?', "--to 'c=US;a= ;p=ORG;o=SITE;s=USER;'");
  if (size !== undefined && flags.text !== undefined) throw new UsageError('--size goes without --text: it says how much text is made up');
  const mta = { name: textOf(flags.mta) ?? '' };
  return {
    conformance: (textOf(flags.mode) ?? '1988') as Conformance,
    from: textOf(flags.from) ?? textOfOrAddress(mailboxAt({ gdi: SITE_GDI, mta }, 'POSTMASTER')),
    to,
    subject: textOf(flags.subject) ?? 'port102',
    text: size === undefined ? (textOf(flags.text) ?? 'A message of port102.\r\n') : madeUp(countOf('size', size)),
    files: wordsOf(flags.file).map((path) => ({ path, octets: octetsOf('file', path) })),
    priority: (textOf(flags.priority) ?? 'normal') as Outgoing['priority'],
    report: flags.report === true,
  };
};

const octetsOf = (flag: string, path: string): Uint8Array => {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UsageError(`--${flag}: ${error instanceof Error ? error.message : String(error)}`, undefined, { cause: error });
  }
};

/** Text of so many octets: numbered lines. */
const madeUp = (size: number): string =>
  Array.from({ length: Math.ceil(size / LINE) }, (_, index) => `${String(index + 1).padStart(8)}  ${FILL}\r\n`)
    .join('')
    .slice(0, size);

const FILL = 'the quick brown fox jumps over the lazy dog, twice'.padEnd(52, '.');
const LINE = 64;
const OF_MESSAGES = ['to', 'from', 'subject', 'text', 'file', 'size', 'priority', 'report'] as const;
