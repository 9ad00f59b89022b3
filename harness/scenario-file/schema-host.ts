import * as z from 'zod';
import { PRODUCTS, type ProductId, RULE_NAMES, RULES, type RuleName, type RuleValues, valuesOf } from '#harness/products/index.ts';
import { connector } from './schema-connector.ts';
import { addressOrName, gdi, hostAddress, ip, name, selectors, textOrFile } from './schema-words.ts';

type RuleShapes = { readonly [K in RuleName]: z.ZodOptional<z.ZodType<RuleValues[K]>> };

const rules = z
  .strictObject(
    Object.fromEntries(
      RULE_NAMES.map((rule) => [rule, z.literal(valuesOf(rule)).optional().describe(RULES[rule].says)]),
    ) as unknown as RuleShapes,
  )
  .meta({ id: 'Rules', title: 'Rules of a product', description: 'Rules that the product follows here instead of its own' });

/** Sources of names: HOSTS, LMHOSTS and DNS. */
export const names = z
  .strictObject({
    hosts: textOrFile.optional().describe('HOSTS file: its text, or { file: ... }'),
    lmhosts: textOrFile.optional().describe('LMHOSTS file: its text, or { file: ... }'),
    dns: z
      .strictObject({
        a: z.record(addressOrName, ip).optional().describe('Name to address'),
        ptr: z.record(ip, addressOrName).optional().describe('Address to name'),
      })
      .optional()
      .describe('DNS records'),
  })
  .meta({ id: 'Names', title: 'Sources of names', description: 'Where names are looked up' });

/** One emulated server with its MTA. */
export const host = z
  .strictObject({
    product: z.enum(Object.keys(PRODUCTS) as [ProductId, ...ProductId[]]).describe('Product that is emulated'),
    ip: z
      .union([hostAddress, z.array(hostAddress).min(1)], { error: 'an address or a list of addresses' })
      .describe('Logical addresses with prefix length, /24 where left out; they need not exist on the machine'),
    mta: z
      .strictObject({
        name: z.string().optional().describe('Local MTA name. Left out: the host name in capitals'),
        password: z.string().optional().describe('Local MTA password'),
        gdi: gdi
          .optional()
          .describe('Global domain identifier of its site. Left out, as a whole or in part: country US, ADMD one space, PRMD ORG'),
      })
      .optional()
      .describe('The MTA object'),
    stacks: z
      .record(name, selectors)
      .optional()
      .describe('MTA transport stacks by name, with their own selectors, field A. Left out: one, "tcp", all blank'),
    connectors: z.record(name, connector).optional().describe('X.400 connectors by name, in directory order'),
    rules: rules.optional().describe('Rules that the product follows here instead of its own'),
    controlBlocks: z.int().optional().describe('TCP/IP control blocks (registry); one of them listens'),
    names: names.optional().describe("The host's own sources of names, looked at before the shared ones"),
    port: z.int().min(1).max(65535).optional().describe('RFC1006 Port Number (registry): listened on and dialled. Left out: network.port'),
    up: z.boolean().optional().describe('false: its MTA is down until a start step'),
    external: z.boolean().optional().describe('true: the host is real and not emulated; only with network.mode external'),
  })
  .meta({ id: 'Host', title: 'Host', description: 'A server with its MTA' });

/** A host as it is written. */
export type HostShape = z.output<typeof host>;
/** Sources of names as they are written. */
export type NamesShape = z.output<typeof names>;
