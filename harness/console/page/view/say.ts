import { useState } from 'preact/hooks';
import type { Answer, Question } from '../asking.ts';
import type { Session } from '../session.ts';

/** What came of something that was asked for, in words. */
export interface Outcome {
  readonly isDone: boolean;
  readonly says: string;
}

/** Asks a run to do something, and keeps what it answered. */
export const useDeed = (session: Session) => {
  const [outcome, setOutcome] = useState<Outcome | undefined>();
  const [isAsking, setAsking] = useState(false);
  const ask = async (question: Question, done: string): Promise<boolean> => {
    setAsking(true);
    const answer = outcomeOf(await session.ask(question), done);
    setAsking(false);
    setOutcome(answer);
    return answer.isDone;
  };
  return { outcome, isAsking, ask, setOutcome };
};

const outcomeOf = (answer: Answer, done: string): Outcome => {
  if (answer.type === 'refused')
    return { isDone: false, says: answer.column === undefined ? answer.says : `column ${answer.column}: ${answer.says}` };
  return { isDone: true, says: (answer.type === 'done' ? answer.says : undefined) ?? done };
};
