import type { CaptureFault, FaultDetail, FaultKind } from './faults.ts';
import type { Here } from './here.ts';
import type { Network } from './network.ts';
import type { Listener } from './packets.ts';
import type { Tally } from './tally.ts';

/** A file format: finds the frames in the octets of a file. */
export interface Format {
  /** Reads the records that lie in `octets` as a whole; says where the rest begins. The file has `base` octets before them. */
  walk(octets: Uint8Array, view: DataView, start: number, end: number, base: number): number;
  /** How many octets must be there before the record at `start` can be read, or more can be said of it; more than there are. */
  wanted(view: DataView, start: number, end: number): number;
}

/** Whom a format tells what it finds. */
export interface Sink {
  readonly listener: Listener;
  readonly here: Here;
  readonly network: Network;
  readonly tally: Tally;
  fault(kind: FaultKind, offset: number, detail?: FaultDetail, frame?: number): CaptureFault;
}
