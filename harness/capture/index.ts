export { CaptureWriter } from './capture-writer.ts';
export type { CaptureOptions } from './file.ts';
export { isOnWire } from './packets.ts';
export { record } from './record.ts';
