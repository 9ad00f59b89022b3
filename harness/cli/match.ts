import { type Call, type Host, resolve, shown } from '#harness/mta/index.ts';
import { isAddress } from '#harness/names/index.ts';
import { PRODUCTS, type Product, type ProductId, type RuleValues } from '#harness/products/index.ts';
import { decisionTable, dress, outcomeSays } from '#harness/reports/index.ts';
import type { Decision, Outcome } from '#harness/run/index.ts';
import { namesOf, type Topology } from '#harness/topology/index.ts';
import { defined } from '#src/core/index.ts';
import { type Flags, type Io, UsageError } from './command.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { chosen, known, readable } from './topologies.ts';
import { selectorOf } from './values.ts';

/** `port102 match`: which connector of a host takes a call, and why not the others. No socket. */
export const match = async (io: Io, [scenario = '']: readonly string[], flags: Flags): Promise<ExitCode> => {
  const topologies = readable(io, scenario);
  if (!topologies) return EXIT.usage;
  const topology = chosen(topologies, flags.variant);
  const host = hostAt(topology, needed(flags, 'at'));
  const call = callOf(topology, host, flags);
  const decision = resolve(host, call, call.bind ? 'bind' : 'transport');
  if (flags.json) io.out(JSON.stringify(decision, undefined, 2));
  else for (const line of linesOf(io, host, call, decision)) io.out(line);
  return EXIT_OF[decision.outcome.kind];
};

/** An ambiguous call fails even where the product takes it: that somebody takes it is then a matter of luck. */
const EXIT_OF: Readonly<Record<Outcome['kind'], ExitCode>> = {
  taken: EXIT.ok,
  open: EXIT.inconclusive,
  refused: EXIT.failed,
  ambiguous: EXIT.failed,
};

const linesOf = ({ paint }: Io, host: Host, call: Call, decision: Decision): readonly string[] => {
  const { from, to, called, calling, bind } = call;
  const bound = bind ? `, MTA name ${bind.name}${bind.password === undefined ? '' : ' with a password'}` : '';
  return [
    `${dress(paint, 'strong', host.name)} (${host.product.id}) gets a call from ${from} to ${to}, called ${shown(called.t)}, calling ${shown(calling.t)}${bound}`,
    ...decisionTable(paint, decision),
    `${outcomeSays(decision.outcome)}`,
    `rules: ${decision.rules}`,
    ...others(host).map(
      (product) => `on ${product.id} this would be: ${wouldBe(resolve({ ...host, product }, call, call.bind ? 'bind' : 'transport'))}`,
    ),
  ];
};

/** What products of the other family would make of the same call. */
const others = ({ product }: Host): readonly Product[] => OTHERS[product.rules.identity.value].map((id) => PRODUCTS[id]);

const OTHERS: Readonly<Record<RuleValues['identity'], readonly ProductId[]>> = {
  address: ['exchange-5.5-sp1'],
  'address-then-called-selector': ['exchange-5.0'],
  selectors: ['exchange-5.0', 'exchange-5.5-sp1'],
};

const wouldBe = ({ outcome }: Decision): string => outcomeSays(outcome);

const hostAt = ({ hosts }: Topology, name: string): Host => known('host', name, hosts, (host) => host.name);

const callOf = (topology: Topology, host: Host, flags: Flags): Call => {
  const from = address('from', needed(flags, 'from'));
  return defined({
    from,
    to: typeof flags.to === 'string' ? address('to', flags.to) : host.addresses[0]!.ip,
    names: namesOf(topology).get(host.name)!.reverse(from),
    called: selectors(flags.called),
    calling: selectors(flags.calling),
    bind: bindOf(flags),
  });
};

const selectors = (value: Flags[string]): Call['called'] => defined({ t: typeof value === 'string' ? selectorOf(value) : undefined });

const bindOf = ({ mta, password }: Flags): Call['bind'] => {
  if (typeof mta === 'string') return typeof password === 'string' ? { name: mta, password } : { name: mta };
  if (password !== undefined) throw new UsageError('--password needs --mta: nobody binds without a name');
  return undefined;
};

const address = (flag: string, text: string): string => {
  if (isAddress(text)) return text;
  throw new UsageError(`--${flag} takes an IPv4 address, not "${text}"`);
};

const needed = (flags: Flags, name: string): string => {
  const value = flags[name];
  if (typeof value === 'string') return value;
  throw new UsageError(`--${name} is missing`, 'port102 match SCENARIO --at HOST --from IP --called T --calling T');
};
