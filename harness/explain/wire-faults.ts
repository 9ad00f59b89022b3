import { acseFaults } from '#src/acse/index.ts';
import { berFaults } from '#src/asn1/index.ts';
import { byCode, type FaultMaker, type ProtocolError } from '#src/core/index.ts';
import { cotpFaults } from '#src/cotp/index.ts';
import { BIND_ERRORS, p1Faults } from '#src/p1/index.ts';
import { p22Faults } from '#src/p22/index.ts';
import { presentationFaults } from '#src/presentation/index.ts';
import { rtseFaults } from '#src/rtse/index.ts';
import { sessionFaults } from '#src/session/index.ts';
import { tpktFaults } from '#src/tpkt/index.ts';
import type { Explanation } from './explanation.ts';

/** What the layers call each other's faults: the tables of the layers, in the words of `explain`. */
export const faultExplanations = (): readonly Explanation[] =>
  LAYERS.flatMap(({ faults, ...answers }) => Object.values<FaultMaker>(faults).map((make) => ofFault(make(), answers)));

/** How a layer answers a fault, by what it tells the peer; and what comes of those of which the peer is not told. */
interface Answers {
  readonly told?: (answer: number) => string;
  readonly untold: string;
}

const ofFault = ({ code, fault: { clause, says, answer } }: ProtocolError, { told, untold }: Answers): Explanation => ({
  term: code,
  heading: 'breach of protocol',
  means: `The rule is: ${says}. What came broke it.`,
  causes: ['An error of the peer, octets that were damaged or lost on the way, or a test that sends this on purpose.'],
  try: [answer === undefined || !told ? untold : told(answer), 'Look at the octets: port102 decode FILE#FRAME'],
  source: clause,
});

const CLOSED = 'Nothing is answered: the line is closed.';
const UNTOLD = 'Of this one the peer is not told by this layer.';
const BY_THE_READER = 'The answer is that of the layer that read it.';
const ERROR_OF_CODE = byCode(BIND_ERRORS);

/** All layers, from the wire up. */
const LAYERS: readonly (Answers & { readonly faults: Readonly<Record<string, FaultMaker>> })[] = [
  { faults: tpktFaults, untold: CLOSED },
  {
    faults: cotpFaults,
    told: (answer) => `The answer is an ER with reject cause ${answer}: port102 explain cotp.er.${answer}`,
    untold: CLOSED,
  },
  {
    faults: sessionFaults,
    told: (answer) => `The answer is an AB: port102 explain session.ab.${answer}`,
    untold: UNTOLD,
  },
  {
    faults: presentationFaults,
    told: (answer) => `The answer is an ARP with provider-reason ${answer}: port102 explain presentation.arp.${answer}`,
    untold: UNTOLD,
  },
  {
    faults: acseFaults,
    told: (answer) =>
      `The answer is an ABRT; where authentication is selected its diagnostic is ${answer}: port102 explain acse.abrt.${answer}`,
    untold: UNTOLD,
  },
  {
    faults: rtseFaults,
    told: (answer) => `The answer is an RTAB with abort reason ${answer}: port102 explain rtse.rtab.${answer}`,
    untold: UNTOLD,
  },
  {
    faults: p1Faults,
    told: (answer) => `The answer is a bind error: port102 explain ${ERROR_OF_CODE.get(answer)}`,
    untold: UNTOLD,
  },
  { faults: p22Faults, untold: BY_THE_READER },
  { faults: berFaults, untold: BY_THE_READER },
];
