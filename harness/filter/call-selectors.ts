/** Selectors of a call by all that is said on it, in hexadecimal: those that its ends gave for the called and for the calling one. */
export interface CallSelectors {
  called: readonly string[];
  calling: readonly string[];
}

/** What may be said of a parameter; a stranger's words may be anything. */
type Parameter = { readonly code?: unknown; readonly value?: unknown } | null | undefined;

/** A CR names both, and what it leaves out is blank; a CC may say others, X.224 §13.3.4. `fields`: as they are told of a TPDU. */
export const learnSelectors = (known: CallSelectors, kind: string, fields: Readonly<Record<string, unknown>>): void => {
  if (kind !== 'CR' && kind !== 'CC') return;
  const parameters: readonly Parameter[] = Array.isArray(fields.parameters) ? fields.parameters : [];
  const of = (code: string): readonly string[] => {
    const said = parameters.flatMap((each) => (each?.code === code ? [each.value ? `0x${each.value}` : ''] : []));
    return said.length === 0 && kind === 'CR' ? [''] : said;
  };
  known.called = [...new Set([...known.called, ...of('c2')])];
  known.calling = [...new Set([...known.calling, ...of('c1')])];
};
