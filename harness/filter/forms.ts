import { type FieldKind, type FieldName, fieldOf, type Value } from './fields.ts';
import { formGiven } from './selector.ts';

/** Brings the values of a field into the one form in which they are compared. */
export const formsOf = (field: FieldName): ((value: Value) => string) => {
  const { kind, synonyms = {} } = fieldOf(field);
  const form = FORMS[kind];
  const same = new Map(Object.entries(synonyms));
  if (same.size === 0) return (value) => form(String(value));
  return (value) => {
    const found = form(String(value));
    return same.get(found) ?? found;
  };
};

const asIs = (text: string): string => text;

const FORMS: Readonly<Record<FieldKind, (text: string) => string>> = {
  text: asIs,
  label: (text) => text.toLowerCase(),
  octets: formGiven,
  number: asIs,
  time: asIs,
  flag: asIs,
};
