import { type Pdu, tpktTree } from '#src/dissect/index.ts';
import { Branches, SHOWN } from './branches.ts';
import type { Spoken, View } from './dissection.ts';
import { type LineOptions, Lines } from './lines.ts';
import { keyOf, Memo } from './memo.ts';
import { placeIn } from './places.ts';
import type { Sheet } from './sheet.ts';

/** Below the line of each packet all that is in it: where a part stands, its octets, its name, what it says, and the clause. */
export class Trees extends Lines implements View {
  readonly #sheet: Sheet;
  readonly #branches: Branches;
  readonly #packets = new Memo<string>(() => new Map());
  readonly #inside = new Memo<string>(() => new Map());

  constructor(sheet: Sheet, options: LineOptions) {
    super(sheet, options);
    this.#sheet = sheet;
    this.#branches = new Branches(options.paint);
  }

  override spoken(spoken: Spoken): void {
    super.spoken(spoken);
    const { tpkt, pdus } = spoken;
    const [outermost] = pdus;
    const write = (sheet: Sheet): void => {
      this.#branches.write(sheet, tpktTree(tpkt), tpkt);
      if (outermost) this.#branches.write(sheet, outermost.tree(), tpkt);
    };
    const told = outermost?.layer === 'cotp' ? toldIn(tpkt, outermost) : undefined;
    if (told === undefined || told > SHORT) write(this.#sheet);
    else this.#packets.write(this.#sheet, keyOf(tpkt, told), write);
    for (let index = 1; index < pdus.length; index++) this.#pdu(pdus[index]!, tpkt);
  }

  /** Most of what transfers consist of is the same in all of them, up to the part in which they differ. */
  #pdu(pdu: Pdu, tpkt: Uint8Array): void {
    const told = toldIn(tpkt, pdu);
    if (told !== undefined && told <= SHORT)
      this.#inside.write(this.#sheet, keyOf(tpkt, told), (sheet) => this.#branches.write(sheet, pdu.tree(), tpkt));
    else this.#branches.write(this.#sheet, pdu.tree(placeOf(pdu.octets, tpkt) === undefined ? 'shared' : undefined), tpkt);
  }
}

const placeOf = (octets: Uint8Array, tpkt: Uint8Array): number | undefined =>
  placeIn(tpkt, { source: octets, start: 0, end: octets.length });

/**
 * How many octets of a packet make what is written of a PDU in it; undefined where it may be made of others. The length of the packet is among them, so it is
 * known whether more follow; and PDUs of either mode are told to other lengths.
 */
const toldIn = (tpkt: Uint8Array, { octets, spelt }: Pdu): number | undefined => {
  const at = spelt === undefined ? undefined : placeOf(octets, tpkt);
  return at === undefined ? undefined : at + spelt! + SHOWN;
};

/** Of a packet that is remembered. */
const SHORT = 48;
