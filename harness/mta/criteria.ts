import type { CriterionName } from '#harness/products/index.ts';
import type { Criterion } from '#harness/run/index.ts';
import { ANY_MTA } from './binding.ts';
import type { Call } from './call.ts';
import type { Connector, Host } from './config.ts';
import { expectedOf, isBlank, type Level, levelsOf, sameSelector, shown, shownSet } from './selectors.ts';

/** One criterion: what it wants of a call, what it gets, how they compare. The decision table on screen is this table, evaluated. */
interface CriterionRow {
  readonly wanted: (connector: Connector, host: Host) => string;
  readonly got: (call: Call, host: Host) => string;
  readonly holds: (connector: Connector, call: Call, host: Host) => boolean;
  readonly source: string;
}

const isIp = (address: string): boolean => /^\d+(\.\d+){3}$/.test(address);

/** The names that count as the caller's: the first of the reverse look-up, or all of them (rule `reverse`). */
const namesOf = ({ names }: Call, { product }: Host): readonly string[] =>
  product.rules.reverse.value === 'all' ? names : names.slice(0, 1);

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** S and P, so far as the connector's mode has them. */
const levelsAbove = ({ conformance }: Connector, { product: { rules } }: Host): readonly Level[] =>
  levelsOf(conformance, rules).filter((level) => level !== 't');
/** Whether a host minds by what selectors it is called from (rule `incoming`). */
const takesAnyCaller = ({ product }: Host): boolean => product.rules.incoming.value === 'any-caller';

const sameSP = (connector: Connector, call: Call, host: Host, expected = expectedOf(connector, host.product.rules)): boolean =>
  levelsAbove(connector, host).every((level) => sameSelector(expected[level], call.calling[level], host.product.rules));

const TABLE: Readonly<Record<CriterionName, CriterionRow>> = {
  'address is caller': {
    wanted: ({ remote }) => remote.address,
    got: ({ from }) => from,
    holds: ({ remote }, { from }) => isIp(remote.address) && remote.address === from,
    source: 'Q189345, Q193380, Q255991',
  },
  'name is reverse of caller': {
    wanted: ({ remote }) => (isIp(remote.address) ? `${remote.address} (no name)` : remote.address),
    got: (call, host) => namesOf(call, host).join(', ') || `no name for ${call.from}`,
    holds: ({ remote }, call, host) => !isIp(remote.address) && namesOf(call, host).some((name) => sameName(name, remote.address)),
    source: 'Q193380, Q189345',
  },
  'called T = A': {
    wanted: ({ stack }, { product }) => (takesAny(stack.selectors.t, product.rules) ? anyBecause(product.rules) : shown(stack.selectors.t)),
    got: ({ called }) => shown(called.t),
    holds: ({ stack }, { called }, { product }) =>
      takesAny(stack.selectors.t, product.rules) || sameSelector(stack.selectors.t, called.t, product.rules),
    source: 'Q252843, Q198772; blank A: assumed, from Q175483',
  },
  'called T = A, exactly': {
    wanted: ({ stack }) => shown(stack.selectors.t),
    got: ({ called }) => shown(called.t),
    holds: ({ stack }, { called }, { product }) => sameSelector(stack.selectors.t, called.t, product.rules),
    source: 'X.224 §13.3.4',
  },
  'called T = B': {
    wanted: ({ outgoing }) => shown(outgoing.t),
    got: ({ called }) => shown(called.t),
    holds: ({ outgoing }, { called }, { product }) => sameSelector(outgoing.t, called.t, product.rules),
    source: 'Q198772',
  },
  'calling T = B': {
    wanted: ({ outgoing }) => shown(outgoing.t),
    got: ({ calling }) => shown(calling.t),
    holds: ({ outgoing }, { calling }, { product }) => sameSelector(outgoing.t, calling.t, product.rules),
    source: 'Q198772',
  },
  'calling T = C else B': {
    wanted: (connector, host) =>
      takesAnyCaller(host) ? 'any' : `${shown(expectedOf(connector, host.product.rules).t)} ${fieldOf(connector)}`,
    got: ({ calling }) => shown(calling.t),
    holds: (connector, { calling }, host) =>
      takesAnyCaller(host) || sameSelector(expectedOf(connector, host.product.rules).t, calling.t, host.product.rules),
    source: 'Q152934, Q198772',
  },
  'calling T = C else B, blank takes any': {
    wanted: (connector, { product }) => {
      const { t } = expectedOf(connector, product.rules);
      return isBlank(t) ? 'any (blank)' : `${shown(t)} ${fieldOf(connector)}`;
    },
    got: ({ calling }) => shown(calling.t),
    holds: (connector, { calling }, { product }) => {
      const { t } = expectedOf(connector, product.rules);
      return isBlank(t) || sameSelector(t, calling.t, product.rules);
    },
    source: 'assumed',
  },
  'calling S, P = C else B': {
    wanted: (connector, host) =>
      takesAnyCaller(host)
        ? 'any'
        : `${shownSet(expectedOf(connector, host.product.rules), levelsAbove(connector, host))} ${fieldOf(connector)}`,
    got: ({ calling }) => shownSet(calling, ['s', 'p']),
    holds: (connector, call, host) => takesAnyCaller(host) || sameSP(connector, call, host),
    source: 'Q152934; blank must be blank',
  },
  'calling S, P = B': {
    wanted: (connector, host) => shownSet(connector.outgoing, levelsAbove(connector, host)),
    got: ({ calling }) => shownSet(calling, ['s', 'p']),
    holds: (connector, call, host) => sameSP(connector, call, host, connector.outgoing),
    source: 'assumed, from Q152934 and Q198772',
  },
  'MTA name': {
    wanted: ({ remote }) => (remote.mta === ANY_MTA ? 'any' : remote.mta),
    got: ({ bind }) => bind?.name ?? 'not bound yet',
    holds: ({ remote }, { bind }, host) => bind !== undefined && isMta(remote.mta, bind.name, host),
    source: 'Q166308; case: Q165111, Q169159',
  },
  password: {
    wanted: ({ remote }) => (isAnybody(remote) ? 'any' : remote.password ? 'a password' : 'none'),
    got: ({ bind }) => (bind?.password ? 'a password' : 'none'),
    holds: ({ remote }, { bind }) => isAnybody(remote) || (remote.password ?? '') === (bind?.password ?? ''),
    source: 'Q159182, Q166308',
  },
};

/** A blank stack selector is a wildcard for the called selector, or any is, if the product has it so (rule `calledSelector`). */
const takesAny = (a: Connector['outgoing']['t'], { calledSelector: { value } }: Host['product']['rules']): boolean =>
  value === 'any' || (value === 'blank-takes-any' && isBlank(a));

const anyBecause = ({ calledSelector: { value } }: Host['product']['rules']): string => (value === 'any' ? 'any' : 'any (A is blank)');

/** Whether a name is that of the MTA that is meant, by the product's way to compare. */
export const isMta = (meant: string, name: string, { product }: Host): boolean =>
  meant === ANY_MTA || (product.rules.nameCase.value === 'sensitive' ? meant === name : sameName(meant, name));

/** A connector for any MTA asks for no password, unless it names one. */
const isAnybody = ({ mta, password }: Connector['remote']): boolean => mta === ANY_MTA && password === undefined;

const fieldOf = ({ incoming = {} }: Connector): string => (Object.values(incoming).every(isBlank) ? '(B)' : '(C)');

/** Evaluates one criterion for one connector of the called host. */
export const evaluate = (name: CriterionName, connector: Connector, call: Call, host: Host): Criterion => {
  const { wanted, got, holds, source } = TABLE[name];
  return { name, wanted: wanted(connector, host), got: got(call, host), ok: holds(connector, call, host), rule: source };
};
