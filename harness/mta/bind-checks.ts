import type { Criterion, Decision, RefusalName } from '#harness/run/index.ts';
import { ANY_MTA } from './binding.ts';
import type { Call } from './call.ts';
import type { Connector, Host } from './config.ts';
import { resolve, takenBy } from './resolve.ts';

type Asks = NonNullable<Call['asks']>;

/** What is asked of a caller that is known, once its connector is found: in this order, the first that fails refuses. */
interface CheckRow {
  readonly name: string;
  readonly wanted: (connector: Connector, host: Host) => string;
  readonly got: (asks: Asks, associations: number) => string;
  readonly holds: (connector: Connector, asks: Asks, host: Host, associations: number) => boolean;
  readonly refusal: RefusalName;
  readonly source: string;
}

/** How many associations a host keeps with one remote MTA, calls of both taken together (Q194589, Q278444). */
export const mostAssociations = ({ product: { limits } }: Host): number => limits.associations.value;

/** Whether a host takes a caller that names no dialogue mode for one that wants another than a monologue (Q140958). */
const misreadsSilence = ({ product: { rules } }: Host): boolean => rules.absentDialogue.value === 'mishandled';

const CHECKS: readonly CheckRow[] = [
  {
    name: 'conformance',
    wanted: ({ remote, conformance }) => (remote.mta === ANY_MTA ? 'any' : CONFORMANCES[conformance]),
    got: ({ conformance }) => CONFORMANCES[conformance],
    holds: ({ remote, conformance }, asks) => remote.mta === ANY_MTA || conformance === asks.conformance,
    refusal: 'otherConformance',
    source: 'Q135063; how it is refused: assumed',
  },
  {
    name: 'dialogue',
    wanted: ({ remote, twoWayAlternate }) => (remote.mta === ANY_MTA || twoWayAlternate ? 'any' : 'monologue'),
    got: ({ dialogue }) => dialogue,
    holds: ({ remote, twoWayAlternate }, { dialogue }) => remote.mta === ANY_MTA || twoWayAlternate || dialogue === 'monologue',
    refusal: 'wrongDialogue',
    source: 'Q171113',
  },
  {
    name: 'dialogue said',
    wanted: (_, host) => (misreadsSilence(host) ? 'yes' : 'any'),
    got: ({ isDialogueSaid }) => (isDialogueSaid ? 'yes' : 'no'),
    holds: (_, { isDialogueSaid }, host) => isDialogueSaid || !misreadsSilence(host),
    refusal: 'wrongDialogue',
    source: 'Q140958; how it is refused: assumed, from Q171113',
  },
  {
    name: 'schedule',
    wanted: ({ schedule }) => (schedule === 'never' ? 'nobody: Never' : schedule),
    got: () => 'a call',
    holds: ({ schedule }) => schedule !== 'never',
    refusal: 'suspended',
    source: 'Q169716',
  },
  {
    name: 'associations',
    wanted: (_, host) => `${mostAssociations(host)} at most`,
    got: (_, associations) => `${associations} already`,
    holds: (_, __, host, associations) => associations < mostAssociations(host),
    refusal: 'tooManyAssociations',
    source: 'Q194589, Q278444',
  },
];

/** The same decision with what is asked of a caller besides its identity; `associations` are those that its connector has already. */
export const checked = (decision: Decision, connector: Connector, asks: Asks, host: Host, associations: number): Decision => {
  const criteria = CHECKS.map(
    ({ name, wanted, got, holds, source }): Criterion => ({
      name,
      wanted: wanted(connector, host),
      got: got(asks, associations),
      ok: holds(connector, asks, host, associations),
      rule: source,
    }),
  );
  const failed = criteria.findIndex(({ ok }) => !ok);
  const candidates = decision.candidates.map((each) =>
    each.connector === connector.name ? { ...each, criteria: [...each.criteria, ...criteria] } : each,
  );
  return failed < 0 ? { ...decision, candidates } : { ...decision, candidates, outcome: { kind: 'refused', why: CHECKS[failed]!.refusal } };
};

/** What would become of a call, without a line: who takes it, and whether it asks for what that connector allows. */
export const foresee = (host: Host, call: Call): Decision => {
  const decision = resolve(host, call, 'bind');
  const connector = host.connectors.find(({ name }) => name === takenBy(decision.outcome));
  return connector && call.asks ? checked(decision, connector, call.asks, host, 0) : decision;
};

const CONFORMANCES: Readonly<Record<Connector['conformance'], string>> = {
  '1988': '1988 normal mode',
  x410: '1988 X.410 mode',
  '1984': '1984',
};
