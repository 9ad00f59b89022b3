import { compile } from './compile.ts';
import { fieldsIn, print } from './expression.ts';
import type { FieldName, Subject } from './fields.ts';
import { parse } from './parse.ts';

/** A condition on what a run tells, ready to be asked. */
export interface Filter {
  /** As one would write it; reads as the same filter. */
  readonly text: string;
  /** The fields that it looks at; a subject needs no others. */
  readonly fieldsUsed: ReadonlySet<FieldName>;
  readonly test: (subject: Subject) => boolean;
}

/** Reads a filter such as `host=bravo & (pdu=CR | pdu=DR) & !retry`; throws a FilterError. */
export const parseFilter = (text: string): Filter => {
  const expression = parse(text);
  return { text: print(expression), fieldsUsed: fieldsIn(expression), test: compile(expression) };
};
