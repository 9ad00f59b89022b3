export type { CaptureFault, FaultKind } from './faults.ts';
export { LIMITS, type Limits } from './limits.ts';
export type { Address, End, Listener, Moment, Place, Strange, Stream } from './packets.ts';
export { type CaptureSource, type ReadOptions, readCapture } from './read-capture.ts';
export { type CaptureOptions, CaptureReader } from './reader.ts';
export type { Summary } from './summary.ts';
