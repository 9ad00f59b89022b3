import type { End, LineId, RunEvent } from '#harness/run/index.ts';
import { glyph, type Paint } from './paint.ts';
import { refuses } from './refusals.ts';
import { type Pdu, said, type Transfer, transferSays } from './said.ts';

/** What the two ends of lines say to one another: a line of text for each TSDU, and one for each transfer, however many TSDUs that takes. */
export class Conversations {
  readonly #paint: Paint;
  readonly #talk = new Talk();

  constructor(paint: Paint) {
    this.#paint = paint;
  }

  /** What a PDU completes, or the end of a line cuts off. */
  linesOf(event: RunEvent): readonly string[] {
    return this.#talk.toldBy(event).map(({ from, text }) => `${this.#arrow(from)} ${text}`);
  }

  #arrow(from: End): string {
    return glyph(this.#paint, from === 'caller' ? 'arrow' : 'back');
  }
}

/** What one end says, in words. */
export interface Spoken {
  readonly from: End;
  readonly text: string;
  /** It refuses or breaks off. */
  readonly refuses: boolean;
}

/** The same without a mark for who says it. */
export class Talk {
  readonly #lines = new Map<LineId, Conversation>();

  toldBy(event: RunEvent): readonly Spoken[] {
    if (event.type === 'link.close') {
      const cut = this.#lines.get(event.line)?.cut ?? [];
      this.#lines.delete(event.line);
      return cut.map(([from, transfer]) => ({ from, text: `transfer cut off after ${transferSays(transfer)}`, refuses: true }));
    }
    if (event.type !== 'pdu') return [];
    const conversation = this.#lines.get(event.line) ?? new Conversation();
    this.#lines.set(event.line, conversation);
    const told = conversation.completedBy(event);
    return told === undefined ? [] : [{ from: event.from, ...told }];
  }
}

/** One line: the TSDU that is being told, and what each end is transferring. */
class Conversation {
  #tsdu: Pdu[] = [];
  readonly #transfers = new Map<End, Transfer>();

  /** The transfers that are under way. */
  get cut(): readonly (readonly [End, Transfer])[] {
    return [...this.#transfers];
  }

  completedBy(pdu: Pdu): Omit<Spoken, 'from'> | undefined {
    this.#tsdu.push(pdu);
    if (pdu.more) return undefined;
    const tsdu = this.#tsdu;
    this.#tsdu = [];
    for (const each of tsdu) this.#follow(each);
    const text = said(tsdu, this.#transfers.get(pdu.from));
    if (tsdu.some(endsTransfer)) this.#transfers.delete(pdu.from);
    return text === undefined ? undefined : { text, refuses: tsdu.some(refuses) };
  }

  #follow({ layer, kind, from, fields }: Pdu): void {
    const { octets, checkpoints } = this.#transfers.get(from) ?? NOTHING;
    if (layer === 'session' && kind === 'AS') this.#transfers.set(from, NOTHING);
    if (layer === 'session' && kind === 'AR') this.#transfers.set(from, { octets, checkpoints: Number(fields.oldSerial) });
    if (layer === 'session' && kind === 'MIP') this.#transfers.set(from, { octets, checkpoints: checkpoints + 1 });
    if (layer === 'rtse' && kind === 'RTTR') this.#transfers.set(from, { octets: octets + Number(fields.octets), checkpoints });
  }
}

const endsTransfer = ({ layer, kind }: Pdu): boolean => layer === 'session' && (kind === 'AE' || kind === 'AD');
const NOTHING: Transfer = { octets: 0, checkpoints: 0 };
