export type { Dialogue, Recovery, RtseService, Turn } from './service.ts';
