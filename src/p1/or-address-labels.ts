import type { OrAddress } from './or-address.ts';

/** How an attribute is written: which characters it has, and what else it is called. */
export interface LabelRow {
  readonly says: string;
  readonly characters: RegExp;
  readonly also: readonly string[];
}

const PRINTABLE = /^[A-Za-z0-9 '()+,\-./:=?]+$/;
const NUMERIC = /^[0-9 ]+$/;
const TELETEX = /^[^;\u0100-\uffff]+$/;

// biome-ignore format: a table
/** The labels of attributes, X.402 Annex F, in the order in which Exchange writes them. */
export const LABELS = {
  c:       { says: 'country',                characters: PRINTABLE, also: [] },
  a:       { says: 'administration domain',  characters: PRINTABLE, also: ['admd'] },
  p:       { says: 'private domain',         characters: PRINTABLE, also: ['prmd'] },
  o:       { says: 'organization',           characters: PRINTABLE, also: [] },
  s:       { says: 'surname',                characters: PRINTABLE, also: [] },
  g:       { says: 'given name',             characters: PRINTABLE, also: [] },
  i:       { says: 'initials',               characters: PRINTABLE, also: [] },
  q:       { says: 'generation qualifier',   characters: PRINTABLE, also: [] },
  ou1:     { says: 'organizational unit 1',  characters: PRINTABLE, also: ['ou'] },
  ou2:     { says: 'organizational unit 2',  characters: PRINTABLE, also: [] },
  ou3:     { says: 'organizational unit 3',  characters: PRINTABLE, also: [] },
  ou4:     { says: 'organizational unit 4',  characters: PRINTABLE, also: [] },
  cn:      { says: 'common name',            characters: TELETEX,   also: [] },
  'x.121': { says: 'network address, X.121', characters: NUMERIC,   also: ['x121'] },
  't-id':  { says: 'terminal identifier',    characters: PRINTABLE, also: [] },
  'n-id':  { says: 'numeric user',           characters: NUMERIC,   also: ['ua-id'] },
} as const satisfies Readonly<Record<string, LabelRow>>;

/** The label of an attribute that stands once. */
export type Label = keyof typeof LABELS;

/** A domain-defined attribute. */
export interface DomainDefined {
  readonly type: string;
  readonly value: string;
}

/** The attributes of an address by their labels. */
export type Attributes = { readonly [L in Label]?: string | undefined } & { readonly domainDefined?: readonly DomainDefined[] | undefined };

/** The label that a name stands for, whatever the case of its letters. */
export const labelOf = (name: string): Label | undefined => LABEL_OF_NAME.get(name.toLowerCase());

/** The attributes of an address that have labels. */
export const attributesIn = ({
  standardAttributes: standard,
  domainDefinedAttributes,
  extensionAttributes = [],
}: OrAddress): Attributes => {
  const { surname, givenName, initials, generationQualifier } = standard.personalName ?? {};
  const [ou1, ou2, ou3, ou4] = standard.organizationalUnitNames ?? [];
  return {
    c: standard.countryName?.value,
    a: standard.administrationDomainName?.value,
    p: standard.privateDomainName?.value,
    o: standard.organizationName,
    s: surname,
    g: givenName,
    i: initials,
    q: generationQualifier,
    ou1,
    ou2,
    ou3,
    ou4,
    cn: extensionAttributes.find((each) => each.kind === 'common-name' || each.kind === 'teletex-common-name')?.value,
    'x.121': standard.networkAddress,
    't-id': standard.terminalIdentifier,
    'n-id': standard.numericUserIdentifier,
    domainDefined: domainDefinedAttributes,
  };
};

const LABEL_OF_NAME: ReadonlyMap<string, Label> = new Map(
  Object.entries<LabelRow>(LABELS).flatMap(([label, { also }]) => [label, ...also].map((name) => [name, label as Label] as const)),
);
