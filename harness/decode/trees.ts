import { isPlainDT } from '#src/cotp/index.ts';
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
  readonly #memo = new Memo<string>(() => new Map());

  constructor(sheet: Sheet, options: LineOptions) {
    super(sheet, options);
    this.#sheet = sheet;
    this.#branches = new Branches(options.paint);
  }

  override spoken(spoken: Spoken): void {
    super.spoken(spoken);
    const { tpkt, pdus } = spoken;
    const [outermost] = pdus;
    if (outermost?.layer === 'cotp' && isPlainDT(outermost.octets))
      this.#memo.write(this.#sheet, keyOf(tpkt, TOLD), (sheet) => this.#packet(sheet, tpkt, outermost));
    else this.#packet(this.#sheet, tpkt, outermost);
    for (let inner = 1; inner < pdus.length; inner++) this.#pdu(pdus[inner]!, tpkt);
  }

  #packet(sheet: Sheet, tpkt: Uint8Array, outermost: Pdu | undefined): void {
    this.#branches.write(sheet, tpktTree(tpkt), tpkt);
    if (outermost) this.#branches.write(sheet, outermost.tree(), tpkt);
  }

  /** Most of what transfers consist of is the same in all of them. */
  #pdu(pdu: Pdu, tpkt: Uint8Array): void {
    const { octets, isAlone } = pdu;
    const at = placeIn(tpkt, { source: octets, start: 0, end: octets.length });
    const write = (sheet: Sheet): void => this.#branches.write(sheet, pdu.tree(at === undefined ? 'shared' : undefined), tpkt);
    if (isAlone && octets.length <= SHORT) this.#memo.write(this.#sheet, `${at} ${keyOf(octets, SHORT)}`, write);
    else write(this.#sheet);
  }
}

/** All that is told of a DT in a packet and of its header: of its user data the first octets. */
const TOLD = 7 + SHOWN;
/** Of a PDU that may come again. */
const SHORT = 32;
