import { type LineId, type RunEvent, RunStream, type Stamped } from '#harness/run/index.ts';
import { callsOf, conversations, type Said } from './vector.ts';
import { cut } from './wire.ts';

/** What a run tells of a line on which this is said; in one burst of octets each, or in chunks. */
export const told = (said: readonly Said[], chunk = Number.POSITIVE_INFINITY): readonly Stamped[] => {
  const stream = new RunStream();
  stream.emit({ type: 'link.open', line: LINE, caller: 'alpha', called: 'bravo' });
  for (const { from, octets } of said) {
    if (octets) for (const piece of cut(octets, chunk)) stream.emit({ type: 'octets', line: LINE, from, octets: piece });
    else stream.emit({ type: 'link.close', line: LINE, how: 'closed', by: from });
  }
  return stream.events;
};

/** The PDUs among events. */
export const pdusIn = (events: readonly Stamped[]) =>
  events.filter((event): event is Stamped & Extract<RunEvent, { type: 'pdu' }> => event.type === 'pdu');

/** The calls of all conversations among the vectors: of one, the first that has this title. */
export const callOf = (id: string, title?: string): readonly Said[] => {
  const vector = conversations.find((each) => each.id === `conversations/${id}`);
  const calls = [...(vector ? callsOf(vector) : [])];
  const [, said] = calls.find(([name]) => title === undefined || name === title) ?? [];
  if (!said) throw new TypeError(`there is no call ${id}, ${title}`);
  return said;
};

export const LINE: LineId = '10.1.0.1:40001>10.1.0.2:102';
