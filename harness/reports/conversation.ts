import type { End, LineId, RunEvent } from '#harness/run/index.ts';
import { said } from './said.ts';
import { glyph, type Paint } from './paint.ts';

type Pdu = Extract<RunEvent, { type: 'pdu' }>;
type Fields = Pdu['fields'];

/** A transfer that is under way: what has come of it. */
interface Transfer {
  octets: number;
  checkpoints: number;
}

/** What the two ends of lines say to one another: a line of text for each TSDU, and one for each transfer, however many TSDUs that took. */
export class Conversations {
  readonly #paint: Paint;
  readonly #lines = new Map<LineId, Conversation>();

  constructor(paint: Paint) {
    this.#paint = paint;
  }

  /** What a PDU completes, or the end of a line cuts off. */
  linesOf(event: RunEvent): readonly string[] {
    if (event.type === 'link.close') {
      const conversation = this.#lines.get(event.line);
      this.#lines.delete(event.line);
      return conversation?.cut(this.#paint) ?? [];
    }
    if (event.type !== 'pdu') return [];
    const conversation = this.#lines.get(event.line) ?? new Conversation();
    this.#lines.set(event.line, conversation);
    return conversation.take(this.#paint, event);
  }
}

class Conversation {
  #tsdu: Pdu[] = [];
  readonly #transfers = new Map<End, Transfer>();

  take(paint: Paint, pdu: Pdu): readonly string[] {
    this.#transfer(pdu);
    this.#tsdu.push(pdu);
    if (pdu.more) return [];
    const tsdu = this.#tsdu;
    this.#tsdu = [];
    const text = said(tsdu.filter(isHeard), this.#howSent(pdu));
    return text === undefined ? [] : [`${arrow(paint, pdu.from)} ${text}`];
  }

  /** The line is over: a transfer that was under way is said to be so. */
  cut(paint: Paint): readonly string[] {
    return [...this.#transfers].map(([from, transfer]) => `${arrow(paint, from)} a transfer, cut off after ${sizeOf(transfer)}`);
  }

  #transfer({ layer, kind, from, fields }: Pdu): void {
    const transfer = this.#transfers.get(from);
    if (layer === 'session' && kind === 'AS') this.#transfers.set(from, { octets: 0, checkpoints: 0 });
    if (layer === 'session' && ENDINGS.has(kind)) this.#transfers.delete(from);
    if (transfer === undefined) return;
    if (layer === 'session' && kind === 'MIP') transfer.checkpoints += 1;
    if (layer === 'rtse' && kind === 'RTTR') transfer.octets += Number(fields.octets);
  }
}
