export type { AcseService, Authentication, Titles } from './service.ts';
