/** What `check` can find. A collision is one that a run would meet; a note is worth knowing and breaks nothing by itself. */
export const LINT_RULES = {
  'ambiguous-identity': { weight: 'collision', says: 'several connectors of a host look the same to its product when a call comes in' },
  'selector-mismatch': { weight: 'collision', says: 'the selectors of a call do not fit the connector that it is meant for' },
  'bind-mismatch': {
    weight: 'collision',
    says: 'what a call binds with does not fit the connector that it is meant for: MTA name, password, conformance, dialogue mode',
  },
  'unknown-caller': { weight: 'collision', says: 'a call leaves from an address that no connector of the called host has' },
  'wrong-connector': { weight: 'collision', says: 'a call would be booked under another connector than the one it is meant for' },
  'unresolved-name': { weight: 'collision', says: 'a host name leads nowhere' },
  'no-such-address': { weight: 'collision', says: 'no host of the scenario has the address that a connector dials' },
  'address-not-owned': { weight: 'collision', says: 'a connector calls from an address that its host does not have' },
  'duplicate-address': { weight: 'collision', says: 'two hosts have the same address' },
  'selector-too-long': { weight: 'collision', says: 'a selector is longer than the product can hold' },
  'one-way': { weight: 'note', says: 'calls fit in one direction and not in the other' },
  'dead-connector': { weight: 'note', says: 'no call in the scenario is meant for this connector, or booked under it' },
  'case-only-difference': { weight: 'note', says: 'two selectors differ in case alone' },
  'ignored-field': { weight: 'note', says: 'a field is filled in that the product never reads' },
  'unused-stack': { weight: 'note', says: 'no connector uses a stack' },
} as const satisfies Readonly<Record<string, { readonly weight: 'collision' | 'note'; readonly says: string }>>;

export type LintRule = keyof typeof LINT_RULES;

/** One thing that `check` found, and where in the file. */
export interface Finding {
  readonly rule: LintRule;
  /** `file:line:column`. */
  readonly where: string;
  readonly says: string;
  /** The product rule behind it, where there is one. */
  readonly source?: string;
}

export const isCollision = ({ rule }: Finding): boolean => LINT_RULES[rule].weight === 'collision';
