import type { AddressSpace, DomainAttribute, DomainAttributes } from '#harness/mta/index.ts';
import { didYouMean } from './reading.ts';

/** Why a text cannot be read, in words. */
export interface Misread {
  readonly says: string;
  readonly hint?: string | undefined;
}

/** An address space as the directory keeps it, `X400:c=US;a=ADMD;p=PRMD;o=Org;;1` with the cost last (Q199412). `X400:` and the cost may be left out. */
export const readAddressSpace = (written: string): AddressSpace | Misread => {
  const [, type, text = written] = /^([^=;:]*):(.*)$/s.exec(written) ?? [];
  if (type !== undefined && type.trim().toUpperCase() !== 'X400')
    return { says: `"${type}" is no type of address that is routed here`, hint: 'X400 is' };
  const fields = text.split(';').filter((field) => field.trim() !== '');
  const last = fields.at(-1) ?? '=';
  const hasCost = !last.includes('=');
  const cost = hasCost ? Number(last) : COST;
  if (!Number.isInteger(cost) || cost < COST || cost > COST_MOST)
    return { says: `the cost must be ${COST} to ${COST_MOST}: you wrote ${last.trim()}` };
  const read = attributesIn(hasCost ? fields.slice(0, -1) : fields);
  return 'says' in read ? read : { ...read, cost };
};

const attributesIn = (fields: readonly string[]): Pick<AddressSpace, 'attributes'> | Misread => {
  const attributes: { -readonly [K in keyof DomainAttributes]: DomainAttributes[K] } = {};
  for (const field of fields) {
    const [, written = '', value] = /^\s*([^=]*?)\s*=(.*)$/s.exec(field) ?? [];
    const key = ROUTED.find((each) => each === written.toLowerCase());
    if (value === undefined) return { says: `"${field.trim()}" is no attribute with a value`, hint: 'such as c=US' };
    if (key === undefined) return { says: `"${written}" is no attribute of an address space`, hint: didYouMean(written, ROUTED) };
    if (value === '') return { says: `the attribute ${key} has no value`, hint: 'leave it out; an ADMD that is none is one space' };
    if (Object.hasOwn(attributes, key)) return { says: `the attribute ${key} is here twice` };
    // One space stands for an ADMD that is none (Q233056); around any other value spaces mean nothing.
    attributes[key] = value.trim() || ' ';
  }
  return fields.length > 0 ? { attributes } : { says: 'there is no attribute', hint: 'such as c=US;a= ;p=Org;o=Site' };
};

/** What the template for X.400 address spaces has (Books Online). */
const ROUTED = ['c', 'a', 'p', 'o', 'ou1', 'ou2', 'ou3', 'ou4'] as const satisfies readonly DomainAttribute[];
/** The least that a route may cost, and the most (Books Online). */
const COST = 1;
const COST_MOST = 100;
