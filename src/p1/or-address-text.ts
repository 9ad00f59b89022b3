import { defined } from '#src/core/index.ts';
import type { ExtensionAttribute } from './extension-attributes.ts';
import { p1Faults } from './faults.ts';
import { countryOf, type NumericOrPrintable } from './names.ts';
import type { OrAddress, OrName, PersonalName } from './or-address.ts';
import { type Attributes, attributesIn, type DomainDefined, LABELS, type Label, labelOf } from './or-address-labels.ts';

/** An O/R address as products write it, X.402 Annex F: `c=US;a= ;p=Org;o=Site;s=Doe;g=Jane;`. What has no label is left out. */
export const textOfOrAddress = (address: OrAddress): string => {
  const { domainDefined, ...labelled } = attributesIn(address);
  const pairs = (Object.keys(LABELS) as Label[]).flatMap((label) =>
    labelled[label] === undefined ? [] : [`${label}=${labelled[label]};`],
  );
  return [...pairs, ...(domainDefined ?? []).map(({ type, value }) => `dda:${type}=${value};`)].join('');
};

/** The O/R address of a text. Throws what is wrong in it, with the character at which it begins. */
export const orAddressOfText = (text: string): OrName => addressOf(readAttributes(text));

/** What stands between two semicolons, and where. */
interface Piece {
  readonly text: string;
  readonly at: number;
}

const readAttributes = (text: string): Attributes => {
  const labelled = new Map<Label, string>();
  const domainDefined: DomainDefined[] = [];
  for (const piece of piecesOf(text)) {
    const { name, value, at } = pairIn(piece);
    if (DDA.test(name)) {
      domainDefined.push({ type: printable(name.slice(DDA_LENGTH), at), value: printable(value, at) });
      continue;
    }
    const label = labelOf(name);
    if (label === undefined) throw p1Faults.label({ octet: at, got: name });
    if (labelled.has(label)) throw p1Faults.twice({ octet: at, got: name });
    if (!LABELS[label].characters.test(value)) throw p1Faults.character({ octet: at, got: `${name}=${value}` });
    labelled.set(label, value);
  }
  return { ...Object.fromEntries(labelled), ...(domainDefined.length > 0 ? { domainDefined } : {}) };
};

const piecesOf = (text: string): readonly Piece[] => {
  const pieces: Piece[] = [];
  let at = PREFIX.exec(text)?.[0].length ?? 0;
  for (const piece of text.slice(at).split(';')) {
    const blank = piece.length - piece.trimStart().length;
    if (blank < piece.length) pieces.push({ text: piece.slice(blank), at: at + blank });
    at += piece.length + 1;
  }
  return pieces;
};

const pairIn = ({ text, at }: Piece) => {
  const equals = text.indexOf('=');
  if (equals < 1 || equals === text.length - 1) throw p1Faults.attribute({ octet: at, got: text });
  return { name: text.slice(0, equals).trimEnd(), value: text.slice(equals + 1), at };
};

const printable = (text: string, octet: number): string => {
  if (!LABELS.o.characters.test(text)) throw p1Faults.character({ octet, got: text });
  return text;
};

const addressOf = (given: Attributes): OrName => {
  const { c, a, p, o, cn, domainDefined } = given;
  return defined({
    standardAttributes: defined({
      countryName: c === undefined ? undefined : countryOf(c),
      administrationDomainName: named(a),
      networkAddress: given['x.121'],
      terminalIdentifier: given['t-id'],
      privateDomainName: named(p),
      organizationName: o,
      numericUserIdentifier: given['n-id'],
      personalName: personOf(given),
      organizationalUnitNames: unitsOf(given),
    }),
    domainDefinedAttributes: domainDefined,
    extensionAttributes: cn === undefined ? undefined : [commonName(cn)],
  });
};

const commonName = (value: string): ExtensionAttribute => ({
  kind: LABELS.o.characters.test(value) ? 'common-name' : 'teletex-common-name',
  value,
});

const named = (value: string | undefined): NumericOrPrintable | undefined =>
  value === undefined ? undefined : { kind: 'printable', value };

const personOf = ({ s, g, i, q }: Attributes): PersonalName | undefined => {
  if (s === undefined && [g, i, q].every((part) => part === undefined)) return undefined;
  if (s === undefined) throw p1Faults.surname();
  return defined({ surname: s, givenName: g, initials: i, generationQualifier: q });
};

const unitsOf = ({ ou1, ou2, ou3, ou4 }: Attributes): readonly string[] | undefined => {
  const units = [ou1, ou2, ou3, ou4];
  const count = units.findLastIndex((unit) => unit !== undefined) + 1;
  const present = units.filter((unit) => unit !== undefined);
  if (present.length < count) throw p1Faults.units({ got: `ou${count}` });
  return count > 0 ? present : undefined;
};

const PREFIX = /^\s*x400:/i;
const DDA = /^dda:./i;
const DDA_LENGTH = 'dda:'.length;
