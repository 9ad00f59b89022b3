import * as z from 'zod';

// An `error` is what a value must be; shape.ts makes the sentence.

/** What a host, a connector or a stack may be called: it begins with a letter, so that it is a key like any other, and has no dot, slash or star. */
export const name = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]*$/, { error: 'a name: a letter, then letters, digits, - and _' });

/** Octets of a selector. In text each character is one octet, hence Latin-1. */
export const selector = z
  .union(
    [
      z.string().regex(/^[^\u0100-\uffff]*$/, { error: 'of characters that are one octet each (Latin-1); write others as { hex: ... }' }),
      z.strictObject({
        hex: z
          .string()
          .regex(/^\s*([0-9a-fA-F]{2}\s*)*$/, { error: 'hexadecimal, two digits an octet' })
          .describe('Octets, two hexadecimal digits each'),
      }),
    ],
    { error: 'text or { hex: "..." }' },
  )
  .meta({
    id: 'Selector',
    title: 'Selector',
    description: 'Octets of a selector: text, or { hex: ... }; "" is blank, { hex: "" } is there with no octets',
  });

/** T-, S- and P-selector. */
export const selectors = z
  .strictObject({
    t: selector.optional().describe('T-selector'),
    s: selector.optional().describe('S-selector'),
    p: selector.optional().describe('P-selector'),
  })
  .meta({ id: 'Selectors', title: 'T-, S- and P-selector', description: 'T-, S- and P-selector; one that is left out is blank' });

const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IPV4 = `${OCTET}(?:\\.${OCTET}){3}`;

/** An IPv4 address. */
export const ip = z.string().regex(new RegExp(`^${IPV4}$`), { error: 'an IPv4 address such as 10.1.0.1' });

/** An IPv4 address of a host, with the length of its subnet's prefix. */
export const hostAddress = z
  .string()
  .regex(new RegExp(`^${IPV4}(?:/(?:3[0-2]|[12]?\\d))?$`), { error: 'an IPv4 address with its prefix length, such as 10.1.0.1/24' });

/** An IPv4 address or a host name. What looks like an address must be one. */
export const addressOrName = z
  .string()
  .regex(new RegExp(`^(?:${IPV4}|(?![\\d.]+$)[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?)$`), { error: 'an IPv4 address or a host name' });

/** A time: a number of milliseconds, or a number with its unit. */
export const duration = z
  .union(
    [z.number().nonnegative(), z.string().regex(/^\d+(\.\d+)?\s*(ms|s|min|h|d)$/, { error: 'a time such as 10 s, 500 ms, 5 min or 24 h' })],
    {
      error: 'a time such as 10 s, 500 ms, 5 min or 24 h, or a number of milliseconds',
    },
  )
  .meta({ id: 'Duration', title: 'Time', description: 'A time: a number with ms, s, min, h or d; without a unit, milliseconds' });

/** A size: a number of octets, or a number of K or M. */
export const size = z
  .union([z.int().nonnegative(), z.string().regex(/^\d+\s*[KM]$/, { error: 'a size such as 500, 30K or 2M' })], {
    error: 'a size such as 500, 30K or 2M',
  })
  .meta({ id: 'Size', title: 'Size', description: 'A size: a number of octets, or a number with K (1,024 octets) or M' });

/** The management domain of a site. */
export const gdi = z
  .strictObject({
    country: z.string().optional().describe('Country, two letters or three digits'),
    admd: z.string().optional().describe('ADMD; one space where there is none'),
    prmd: z.string().optional().describe('PRMD'),
  })
  .meta({ id: 'Gdi', title: 'Global domain identifier', description: 'Global domain identifier: country, ADMD and PRMD' });
/** A management domain as it is written. */
export type GdiShape = z.output<typeof gdi>;

/** How often: a number, or a relation to one. */
export const count = z
  .union([z.int().nonnegative(), z.string().regex(/^(>=|<=|>|<|=)?\s*\d+$/, { error: 'a number or a relation such as ">=1"' })], {
    error: 'a number or a relation such as ">=1"',
  })
  .meta({ id: 'Count', title: 'How often', description: 'How often: a number, or a relation such as ">=1"' });

/** Text in a file, or the name of the file, relative to the scenario's. */
export const textOrFile = z.union([z.string(), z.strictObject({ file: z.string().describe('Path, relative to the scenario file') })], {
  error: 'text or { file: ... }',
});

/** A whole number that is not negative. */
export const whole = z.int().nonnegative();
