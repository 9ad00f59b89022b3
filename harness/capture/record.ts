import type { Stamped } from '#harness/run/index.ts';
import { concat } from '#src/core/index.ts';
import { type CaptureOptions, headOf, timeOf } from './file.ts';
import { enhancedPacket } from './pcapng.ts';
import { type Frame, framesOf } from './recording.ts';

/** A run's lines as a pcapng file, with its decisions, outcomes and verdicts as packet comments. */
export const record = (events: Iterable<Stamped>, options: CaptureOptions): Uint8Array =>
  concat([headOf(options), ...framesOf(events).map((frame) => enhancedPacket(packetOf(frame, options.start)))]);

const packetOf = ({ at, parts, comments, seqs }: Frame, start: number) => ({
  at: timeOf(start, at),
  parts,
  comments,
  ...(seqs.length > 0 && { json: { seq: seqs } }),
});
