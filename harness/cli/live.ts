import {
  asksBy,
  Conversations,
  decisionTable,
  dress,
  type Glyph,
  glyph,
  isNews,
  outcomeSays,
  type Paint,
  type Tone,
  wrapped,
} from '#harness/reports/index.ts';
import type { Decision, LineId, RunEvent, Stamped } from '#harness/run/index.ts';

type Of<Type extends RunEvent['type']> = Extract<RunEvent, { type: Type }>;

/** How a live view looks. */
export interface View {
  readonly paint: Paint;
  /** How wide prose may be, in characters. */
  readonly width: number;
  readonly verbose: boolean;
}

/** What happens on emulated hosts, told as it happens: each call has a number, and every line of it begins with that. */
export class Live {
  readonly #view: View;
  readonly #numbers = new Map<LineId, number>();
  readonly #conversations: Conversations;
  #calls = 0;

  constructor(view: View) {
    this.#view = view;
    this.#conversations = new Conversations(view.paint);
  }

  /** Calls so far, made and taken. */
  get calls(): number {
    return this.#calls;
  }

  linesOf(event: Stamped): readonly string[] {
    // A caller's port may be used again: the number is that of the call, not of the line's name.
    if (event.type === 'link.open') this.#numbers.set(event.line, ++this.#calls);
    const number = 'line' in event && event.line !== undefined ? this.#numbers.get(event.line) : undefined;
    const mark = number === undefined ? '' : dim(this.#view, `#${number}  `);
    const says = SAYS[event.type] as Says<typeof event.type> | undefined;
    const conversation = this.#conversations.linesOf(event);
    // Every PDU with all its fields takes the place of a line for each TSDU.
    const told = this.#view.verbose && event.type === 'pdu' ? [] : conversation;
    return [...told, ...(says?.(event as never, this.#view) ?? [])].map((line) => `${mark}${line}`);
  }
}

type Says<Type extends RunEvent['type']> = (event: Of<Type>, view: View) => readonly string[];

/** What is said of each event; of those that are not here, nothing. */
const SAYS: { readonly [Type in RunEvent['type']]?: Says<Type> } = {
  'host.up': (event, { paint }) => [`${dress(paint, 'strong', event.host)} (${event.product}) ${listensAt(event)}`],
  'link.open': ({ caller, called }) => [`call from ${caller} to ${called}`],
  'link.finish': ({ by }, view) => (view.verbose ? [dim(view, `the ${by} has no more to say`)] : []),
  'link.close': ({ how, by }, view) => [dim(view, `over: ${HOW[how]}${by ? ` by the ${by}` : ''}`)],
  decision: ({ decision }, view) => (view.verbose || isNews(decision) ? decided(decision, view) : []),
  association: ({ host, booked }, view) => [marked(view, 'pass', 'good', `${host} books it under ${booked}`)],
  connector: ({ connector, outcome, by, detail }, view) => {
    const says = `${connector} is ${outcome}${by ? ` by ${by}` : ''}${detail ? `: ${detail}` : ''}`;
    return [outcome === 'up' ? marked(view, 'pass', 'good', says) : marked(view, 'fail', 'bad', says)];
  },
  message: ({ message, content, state, connector, subject, octets, detail }, view) => {
    const what = [
      `${content} ${message}`,
      connector && `over ${connector}`,
      octets && `${octets} octets`,
      subject && JSON.stringify(subject),
      detail,
    ];
    const says = `${STATES[state]} ${what.filter(Boolean).join(', ')}`;
    return [state === 'returned' || state === 'discarded' ? marked(view, 'fail', 'bad', says) : marked(view, 'pass', 'good', says)];
  },
  event: ({ host, event }, { width }) => wrapped(`${host} logs ${event.id}: ${event.text}`, width),
  pdu: ({ layer, kind, from, fields }, { paint, verbose }) =>
    verbose ? [`${glyph(paint, from === 'caller' ? 'arrow' : 'back')} ${layer} ${kind} ${JSON.stringify(fields)}`] : [],
  fault: ({ from, fault, says }, view) => [
    `${glyph(view.paint, from === 'caller' ? 'arrow' : 'back')} ${marked(view, 'warn', 'bad', says)} ${dim(view, `(fault: ${fault})`)}`,
  ],
  note: ({ says }) => [says],
};

const decided = (decision: Decision, view: View): readonly string[] => [
  `${decision.host} decides by ${asksBy(decision)}: ${outcomeSays(decision.outcome)}`,
  ...decisionTable(view.paint, decision),
  dim(view, `  rules: ${decision.rules}`),
];

const STATES: Readonly<Record<Of<'message'>['state'], string>> = {
  queued: 'queues',
  sent: 'sends',
  acknowledged: 'is acknowledged',
  received: 'receives',
  delivered: 'delivers',
  relayed: 'hands on',
  returned: 'returns',
  reported: 'is told of',
  discarded: 'discards',
};

const marked = ({ paint }: View, name: Glyph, tone: Tone, says: string): string => `${dress(paint, tone, glyph(paint, name))} ${says}`;
const dim = ({ paint }: View, text: string): string => dress(paint, 'dim', text);

const listensAt = ({ addresses, bound }: Of<'host.up'>): string =>
  `listens at ${addresses.map((address, index) => (bound[index]?.startsWith(`${address}:`) ? bound[index] : `${address}, really ${bound[index]}`)).join(' and ')}`;

const HOW: Readonly<Record<Of<'link.close'>['how'], string>> = {
  closed: 'closed',
  reset: 'reset',
  refused: 'the connect was refused',
  timeout: 'nobody answered the connect',
  unreachable: 'the address cannot be reached',
  overrun: 'reset, since the peer reads nothing',
};
