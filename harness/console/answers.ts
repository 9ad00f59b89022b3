import { TextError } from '#harness/filter/index.ts';
import { hex } from '#src/dissect/index.ts';
import type { Piece } from './carrying.ts';
import { type Control, Refusal } from './control.ts';
import type { EventsTold, FrameTold } from './past.ts';
import { eventsOf, said } from './peer.ts';
import type { ClientMessage, ServerMessage } from './protocol.ts';

/** Where answers are found. */
export interface Answers {
  events(from: number, to: number): Promise<EventsTold>;
  frame(frame: number): Promise<FrameTold | undefined>;
  piece(name: string, at: number): Promise<Piece | undefined>;
}

type Asked = Exclude<ClientMessage, { type: 'since' }>;
type Asking<Type extends Asked['type']> = Extract<Asked, { type: Type }>;

/** The answer to whatever is asked. */
export const answerTo = async (message: ClientMessage, answers: Answers, control: Control | undefined): Promise<Buffer> => {
  if (message.type === 'since') return said(refused(0, 'since is said first, by who was dialled'));
  if (message.type === 'fetch') return fetched(message, answers);
  if (message.type === 'octets') return said(await shown(message, answers));
  return said(message.type === 'take' ? await taken(message, answers) : await done(message, control));
};

const fetched = async ({ id, from, to }: Asking<'fetch'>, { events }: Answers): Promise<Buffer> => {
  const { texts, upTo } = await events(from, to);
  return eventsOf(id, texts, upTo);
};

const shown = async ({ id, frame }: Asking<'octets'>, answers: Answers): Promise<ServerMessage> => {
  const told = await answers.frame(frame);
  if (told === undefined) return refused(id, `the octets of frame ${frame} are not here`);
  return { type: 'pdu', id, frame, octets: hex(told.octets), pdus: told.pdus };
};

const taken = async ({ id, name, at }: Asking<'take'>, answers: Answers): Promise<ServerMessage> => {
  const piece = await answers.piece(name, at);
  if (piece === undefined) return refused(id, `there is no ${name} here, or it is not at that place`);
  return { type: 'piece', id, octets: Buffer.from(piece.octets).toString('base64'), isLast: piece.isLast };
};

const done = async (
  message: Exclude<Asked, { type: 'fetch' | 'octets' | 'take' }>,
  control: Control | undefined,
): Promise<ServerMessage> => {
  const { id } = message;
  if (control === undefined) return refused(id, 'nothing can be done to this run: it is over, or only to be looked at');
  try {
    const says = control.do(message);
    return { type: 'done', id, ...(says === undefined ? {} : { says }) };
  } catch (error) {
    if (error instanceof TextError) return { ...refused(id, `${error.says}${error.hint ? `: ${error.hint}` : ''}`), column: error.column };
    if (error instanceof Refusal) return refused(id, error.message);
    throw error;
  }
};

const refused = (id: number, says: string) => ({ type: 'refused', id, says }) as const;
