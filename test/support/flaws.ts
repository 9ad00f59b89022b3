import type { Row } from './tshark.ts';

/** The fields by which a frame is known to be flawed. */
export const FLAW_FIELDS = [
  'frame.number',
  'frame.protocols',
  '_ws.malformed',
  '_ws.expert.severity',
  '_ws.expert.message',
  'tcp.analysis.flags',
  'ip.checksum.status',
  'tcp.checksum.status',
  'tpkt.continuation_data',
  'cotp.segment.error',
  'ses.segment.error',
  'rtse.fragment.error',
] as const;

type Told = Row<(typeof FLAW_FIELDS)[number]>;

/** What is wrong with the frames of a capture, silence included, as `frame: what`. */
export const flawsIn = (rows: readonly Told[]): readonly string[] =>
  rows.filter(isFlawed).map((row) => {
    const grave = row['_ws.expert.message'].filter((_, index) => Number(row['_ws.expert.severity'][index]) >= NOTE);
    return `${row['frame.number'][0]}: ${[...new Set(grave)].join('; ') || 'not decoded'}`;
  });

const isFlawed = (row: Told): boolean =>
  row['_ws.expert.severity'].some((severity) => Number(severity) >= WARNING) ||
  /:tpkt:(.*:)?data$/.test(row['frame.protocols'][0] ?? '') || // left undecoded without a word
  CHECKSUMS.some((field) => row[field].includes(BAD)) ||
  EMPTY.some((field) => row[field].length > 0);

/** Severities of an expert item: from the first on it is listed once a frame is flawed, from the second on it is a flaw. */
const NOTE = 0x400000;
const WARNING = 0x600000;

const CHECKSUMS = ['ip.checksum.status', 'tcp.checksum.status'] as const;
const BAD = '0';

/** Fields that a sound frame does not have. */
const EMPTY = [
  '_ws.malformed',
  'tcp.analysis.flags',
  'tpkt.continuation_data',
  'cotp.segment.error',
  'ses.segment.error',
  'rtse.fragment.error',
] as const;
