import { mappedOf, saysOf } from './mapping.ts';
import type { ReportModel } from './model.ts';
import { shortened, visible } from './visible.ts';

/** Workflow commands by which GitHub puts a note beside the line of a scenario file. */
export const annotations = ({ header, results }: ReportModel): readonly string[] =>
  results.flatMap((result) => {
    const { github } = mappedOf(header, result);
    if (github === undefined) return [];
    const [, file, line, column] = (result.kind === 'scenario' && /^(.*):(\d+):(\d+)$/.exec(result.place)) || [];
    const properties = [
      ...(file === undefined ? [] : [`file=${property(file)}`, `line=${line}`, `col=${column}`]),
      `title=${property(result.id)}`,
    ];
    return [`::${github} ${properties.join(',')}::${data(saysOf(result))}`];
  });

const data = (text: string): string => visible(shortened(text, LONGEST)).replaceAll('%', '%25');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
const LONGEST = 1000;
