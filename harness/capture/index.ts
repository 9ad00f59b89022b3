export { type RecordOptions, record } from './record.ts';
