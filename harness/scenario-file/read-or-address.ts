import type { Gdi } from '#harness/mta/index.ts';
import { defined, ProtocolError } from '#src/core/index.ts';
import { orAddressOfText } from '#src/p1/index.ts';
import { checkHost, type Reading } from './reading.ts';
import type { GdiShape } from './schema-words.ts';
import type { Path } from './tree.ts';

/** The recipient of messages: a host that exists or an O/R address that can be read, or is told of. */
export const checkRecipient = (to: string, at: Path, reading: Reading): void => {
  if (to.includes('=')) checkOrAddress(to, at, reading);
  else checkHost(to, at, reading);
};

/** A management domain; what is not written is as in another one. */
export const readGdi = (written: GdiShape, otherwise: Gdi, at: Path, reading: Reading): Gdi => {
  const gdi = { ...otherwise, ...defined(written) };
  checkOrAddress(`c=${gdi.country};a=${gdi.admd};p=${gdi.prmd}`, at, reading);
  return gdi;
};

const checkOrAddress = (text: string, at: Path, { tell }: Reading): void => {
  try {
    orAddressOfText(text);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    tell(at, `${at.at(-1)}: ${error.message}`);
  }
};
