import type { Kept } from './json.ts';
import { markup } from './markup.ts';
import type { ReportModel } from './model.ts';

export const html = (_: ReportModel, __: Kept): string => `${markup``}`;
