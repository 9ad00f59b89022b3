export { CaptureWriter } from './capture-writer.ts';
export type { CaptureOptions } from './file.ts';
export { record } from './record.ts';
