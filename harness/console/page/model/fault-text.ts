import { KINDS, type KindName, parseFault, writtenFault } from '#harness/faults/index.ts';
import { TextError, written } from '#harness/filter/index.ts';

/** What a form has of a fault: each as it is typed, empty where it is left out. */
export interface FaultForm {
  readonly pdu: string;
  readonly whose: '' | 'from' | 'to' | 'at';
  readonly name: string;
  readonly nth: string;
  readonly kind: KindName;
  readonly args: string;
  readonly times: string;
}

/** The text of a fault, as one would write it behind `--fault`. */
export const faultText = ({ pdu, whose, name, nth, kind, args, times }: FaultForm): string => {
  const party = whose === '' || name === '' ? [] : [whose, written(name)];
  const target = [pdu.trim() || 'any', ...party, ...(nth === '' ? [] : [`#${nth}`])].join(' ');
  return `${target}: ${[kind, args.trim(), ...(times === '' ? [] : [`times ${times}`])].filter(Boolean).join(' ')}`;
};

/** Where a text cannot be read. */
export interface Objection {
  readonly says: string;
  readonly column?: number;
}

/** A fault as it is written by the book, or what is wrong with it. */
export const readFault = (text: string): string | Objection => {
  try {
    return writtenFault(parseFault(text));
  } catch (error) {
    if (!(error instanceof TextError)) throw error;
    return { says: `${error.says}${error.hint === undefined ? '' : `: ${error.hint}`}`, column: error.column };
  }
};

/** What can be done, what that is, and an example of what stands behind it. */
export const DOINGS: readonly { readonly kind: KindName; readonly says: string; readonly args: string }[] = (
  Object.entries(KINDS) as [KindName, (typeof KINDS)[KindName]][]
).map(([kind, { says, example }]) => ({ kind, says, args: argsIn(kind, example) }));

/** What stands behind the kind in an example. */
function argsIn(kind: string, example: string): string {
  const at = example.indexOf(`: ${kind}`);
  return example
    .slice(at + kind.length + 2)
    .replace(/ times \d+$/, '')
    .trim();
}
