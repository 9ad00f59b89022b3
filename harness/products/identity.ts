import type { CriterionName, RuleValues, Stage } from './product.ts';

type Ways = Stage['ways'];

/** By whom a call comes: the connector's address is an IP address, or a name that the reverse look-up returns (Q193380). */
const CALLER: Ways = [['address is caller'], ['name is reverse of caller']];

/** Exchange before 5.5 SP1: the address alone finds the connector; selectors can only confirm it (Q200588, Q256844). */
const ADDRESS: readonly Stage[] = [
  {
    at: 'address',
    ways: CALLER,
    single: true,
    refusal: 'unknownAddress',
    source: 'Q193380, Q189345, Q200588',
  },
  {
    at: 'transport',
    ways: [['called T = A']],
    single: false,
    refusal: 'wrongSelector',
    source: 'Q252843, Q198772',
  },
  {
    at: 'bind',
    ways: [['calling T = C else B', 'calling S, P = C else B', 'MTA name', 'password']],
    single: true,
    refusal: 'unknownMta',
    source: 'Q152934, Q166308',
  },
];

/** Exchange 5.5 SP1 and later: the address narrows, the called T-selector chooses; a foreign caller is known by its own (Q198772). */
const ADDRESS_THEN_CALLED_SELECTOR: readonly Stage[] = [
  {
    at: 'address',
    ways: CALLER,
    single: false,
    refusal: 'unknownAddress',
    source: 'Q197378, Q256844',
  },
  {
    at: 'transport',
    ways: [['called T = B'], ['called T = A', 'calling T = B']],
    single: true,
    refusal: 'wrongSelector',
    source: 'Q198772',
  },
  {
    at: 'bind',
    ways: [['calling S, P = B', 'MTA name', 'password']],
    single: true,
    refusal: 'unknownMta',
    source: 'Q166308; calling S and P assumed, from Q152934',
  },
];

/** Each combination of one choice of every list, the last list turning fastest: the strictest way comes first. */
const combined = (...choices: readonly Ways[]): Ways =>
  choices.reduce<Ways>(
    (ways, choice) => ways.flatMap((way) => choice.map((criteria): readonly CriterionName[] => [...way, ...criteria])),
    [[]],
  );

/** Any RFC 1006 listener: the TSAP that is called, then the TSAP that calls; the address only breaks a tie, and refuses nobody (assumed). */
const SELECTORS: readonly Stage[] = [
  {
    at: 'transport',
    ways: combined(
      [['called T = A, exactly'], ['called T = A']],
      [['calling T = C else B'], ['calling T = C else B, blank takes any']],
      [...CALLER, []],
    ),
    single: true,
    ranked: true,
    refusal: 'wrongSelector',
    source: 'assumed, from X.224 §6.5.4',
  },
  {
    at: 'bind',
    ways: [['MTA name', 'password']],
    single: true,
    refusal: 'unknownMta',
    source: 'assumed',
  },
];

/** How a caller is matched to a connector, stage by stage, for each value of the rule `identity` (Q198772). */
export const IDENTITY: Readonly<Record<RuleValues['identity'], readonly Stage[]>> = {
  address: ADDRESS,
  'address-then-called-selector': ADDRESS_THEN_CALLED_SELECTOR,
  selectors: SELECTORS,
};
