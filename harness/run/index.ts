export { hostOf } from './connector-id.ts';
export type { Candidate, Criterion, Decision, Outcome, RefusalName, StageName } from './decision.ts';
export type {
  ConnectorId,
  ConnectorOutcome,
  Emit,
  LayerName,
  LineId,
  LoggedEvent,
  MessageState,
  Priority,
  RunEvent,
  Stamped,
  Verdict,
} from './events.ts';
export { type End, FrameCounter, PEER, SEGMENT_SIZE, type Segment, type SegmentFlags, Segments } from './frames.ts';
export { endsOf, lineIdOf, textOfAddress } from './line-id.ts';
export { nearest } from './nearest.ts';
export { PduReader } from './pdu-reader.ts';
export { RunStream } from './stream.ts';
export { countedAs, worse, worst } from './verdict.ts';
export { written } from './written.ts';
