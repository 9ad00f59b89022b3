import type { Feature, Role } from './case.ts';
import { concluded, type Findings, usualMode } from './findings.ts';
import { HELLOS, helloOf, isEchoed } from './hello.ts';
import { isFarewell, type Known } from './known.ts';
import { Player } from './player.ts';
import { callerIn, isS7, QUESTIONS, type Question } from './questions.ts';
import type { Target } from './target.ts';
import type { HelloName } from './words.ts';

/** Asks an endpoint what it has. Whatever it answers is not judged. */
export const survey = async (target: Target): Promise<Findings> => {
  const has: Partial<Record<Feature, boolean>> = {};
  const why: Partial<Record<Feature, string>> = {};
  let hello: HelloName = 'mta';
  for (const question of QUESTIONS[target.role]) {
    if ((question.if !== undefined && !has[question.if]) || (question.unless !== undefined && has[question.unless])) continue;
    const mode = question.mode ?? usualMode(has);
    const answer = await answerOf(target, { mode, hello: question.hello ?? hello, steps: question.steps });
    if (typeof answer === 'string') for (const feature of question.asks) why[feature] = answer;
    else {
      Object.assign(has, question.tells(answer.known));
      const who = question.hello && whoAnswers(answer.known);
      if (who && (!has.answers || isFound(who, has))) [has.answers, hello] = [true, who];
      else hello = wordsHeard(target.role, answer.known) ?? hello;
      for (const feature of question.asks) if (!has[feature]) why[feature] = `${answer.says} when it was asked for ${feature}`;
    }
  }
  has['long-words'] = has.answers === true && (LONG.has(hello) || (hello === 'echo' && target.role === 'responder'));
  if (has.answers && !has['long-words']) why['long-words'] = 'what it is greeted with is shorter than a DT of 128 octets';
  return concluded({ role: target.role, has, why, hello });
};

/** Whether it is surely that user: whom somebody has refused another is not greeted instead of the first. */
const isFound = (who: HelloName, has: Findings['has']): boolean => (who === 'mta' || who === 'mms') && has[who] === true;

/** Whoever is called says no first words but those of S7, which nobody else says. */
const wordsHeard = (role: Role, known: Known): HelloName | undefined =>
  role === 'initiator' ? callerIn(known) : isS7(known) ? 's7' : undefined;

/** Whose words, and our answers to them, are longer than a DT of 128 octets. */
const LONG: ReadonlySet<HelloName> = new Set<HelloName>(['mta', 'mms']);

/** Who has answered what was said last. A caller has done so if it goes on after our answer. */
const whoAnswers = (known: Known): HelloName | undefined => {
  const DTs = known.heard.filter(({ pdu, by }) => by === 'them' && pdu.layer === 'cotp' && pdu.kind === 'DT' && !isFarewell(pdu));
  if (DTs.length < (known.role === 'responder' ? 1 : 2)) return undefined;
  if (known.hello === 's7') return HELLOS.s7.flaw(known) === undefined ? 's7' : undefined;
  return known.role === 'responder' && isEchoed(known, helloOf(known)) ? 'echo' : known.hello;
};

const answerOf = async (
  target: Target,
  { steps, mode, hello }: Required<Pick<Question, 'steps' | 'mode' | 'hello'>>,
): Promise<{ readonly known: Known; readonly says: string } | string> => {
  const link = await target.link();
  if (typeof link === 'string') return link;
  const { role, terms, sleep } = target;
  const player = new Player(link, { role, terms, sleep, mode, hello });
  const { observed } = await player.play(steps);
  link.leave('close');
  return { known: player.known, says: observed === 'silence' ? 'it was silent' : `it answered ${observed}` };
};
