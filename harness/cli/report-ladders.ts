import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFailure, ladderSvg, laddersOf, type ReportModel } from '#harness/reports/index.ts';
import { globFits } from '#harness/topology/index.ts';

/** Writes each ladder of a run as a picture of its own; how many there are. */
export const writeLadders = (model: ReportModel, folder: string, only: readonly string[]): number => {
  const chosen = model.results.filter((result) =>
    only.length > 0
      ? only.some((glob) => [result.id, result.group, result.anchor].some((name) => globFits(glob, name)))
      : isFailure(model.header, result) || result.verdict === 'warn',
  );
  mkdirSync(folder, { recursive: true });
  let count = 0;
  for (const result of chosen)
    for (const [index, each] of laddersOf(result).entries()) {
      writeFileSync(join(folder, `${result.anchor}${index === 0 ? '' : `-${index + 1}`}.svg`), ladderSvg(each));
      count++;
    }
  return count;
};
