import { hex } from '#src/dissect/index.ts';
import type { Case, State, Step } from './case.ts';
import type { Known } from './known.ts';

/** The endpoint that a case would be played against; its mode counts where the case has none. */
export type Against = Pick<Known, 'terms' | 'hello' | 'role' | 'mode'>;

/** What a case does, step by step, for people. */
export const stepsOf = (case_: Case, against: Against): readonly string[] => [STATES[case_.from], ...saysOf(case_, against, case_.steps)];

/** What a case sends, and nothing else of what it does. */
export const sendsOf = (case_: Case, against: Against): readonly string[] => saysOf(case_, against, sendingIn(case_.steps));

const saysOf = ({ mode }: Case, against: Against, steps: readonly Step[]): readonly string[] => {
  const known: Known = { ...against, mode: mode ?? against.mode, heard: [], last: () => undefined, tpduSize: 65_531 };
  return steps.map((step) => described(step, known));
};

const sendingIn = (steps: readonly Step[]): readonly Step[] =>
  steps.flatMap((step) => ('send' in step ? [step] : 'beside' in step ? sendingIn(step.beside) : []));

const STATES: Readonly<Record<State, string>> = {
  connected: 'TCP is open; of an endpoint that calls, its CR has come',
  open: 'the transport connection is open; of an endpoint that calls, its CN has come',
  bound: 'an association stands',
  sending: 'an association stands, and data may be sent: between MTAs, in an activity',
  closing: 'an association stands, and its users have agreed to end it, where they have to',
  activity: 'an association of MTAs stands, and an activity runs',
};

const described = (step: Step, known: Known): string => {
  if ('send' in step) return `send ${step.says === undefined ? '' : `${step.says}: `}${sent(step.send, known)}`;
  if ('expect' in step)
    return `expect ${step.expect.map(({ sees, verdict }) => (verdict === 'warn' ? `${sees} (tolerated)` : sees)).join(', ') || 'anything'}`;
  if ('ends' in step) return `the connection must be ${step.ends.join(' or ')}${step.never ? `, without ${step.never.join(', ')}` : ''}`;
  if ('pause' in step) return `wait ${step.pause} ms`;
  if ('hangUp' in step) return `${step.hangUp} the connection`;
  if ('beside' in step) return `beside, on a connection of its own: ${step.beside.map((each) => described(each, known)).join('; ')}`;
  return `see that ${step.says}`;
};

/** Octets as far as they can be told before anything was said. */
const sent = (stimulus: Extract<Step, { send: unknown }>['send'], known: Known): string => {
  try {
    const octets = typeof stimulus === 'function' ? stimulus(known) : stimulus;
    const all = octets instanceof Uint8Array ? [octets] : octets;
    const shown = all
      .slice(0, MOST_WRITES)
      .map((each) => `${spaced(hex(each.subarray(0, MOST_OCTETS)))}${each.length > MOST_OCTETS ? ` ... (${each.length} octets)` : ''}`);
    return [...shown, ...(all.length > MOST_WRITES ? [`... (${all.length} writes)`] : [])].join(' | ');
  } catch {
    return 'octets that depend on what the endpoint has said';
  }
};

const spaced = (digits: string): string => digits.replaceAll(/(..)(?=.)/g, '$1 ');

const MOST_WRITES = 4;
const MOST_OCTETS = 64;
