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
  readonly #memos: Memo<string>[] = [];

  constructor(sheet: Sheet, options: LineOptions) {
    super(sheet, options);
    this.#sheet = sheet;
    this.#branches = new Branches(options.paint);
  }

  override spoken(spoken: Spoken): void {
    super.spoken(spoken);
    const { tpkt, pdus } = spoken;
    // Most of what packets consist of is the same in many, up to the part in which they differ.
    let spelt = 0;
    let end = 0;
    for (; spelt < pdus.length; spelt++) {
      const told = toldIn(tpkt, pdus[spelt]!);
      if (told === undefined) break;
      end = Math.max(end, told);
    }
    const write = (sheet: Sheet): void => {
      this.#branches.write(sheet, tpktTree(tpkt), tpkt);
      for (let index = 0; index < spelt; index++) this.#branches.write(sheet, pdus[index]!.tree(), tpkt);
    };
    if (spelt > 0 && end <= SHORT) this.#memoOf(spelt, end).write(this.#sheet, keyOf(tpkt, end), write);
    else write(this.#sheet);
    for (let index = spelt; index < pdus.length; index++) this.#pdu(pdus[index]!, tpkt);
  }

  /** Of packets with so many PDUs that so many octets tell of. */
  #memoOf(pdus: number, octets: number): Memo<string> {
    const place = pdus * (SHORT + 1) + octets;
    this.#memos[place] ??= new Memo<string>(() => new Map());
    return this.#memos[place];
  }

  #pdu(pdu: Pdu, tpkt: Uint8Array): void {
    const at = placeOf(pdu.octets, tpkt);
    this.#branches.write(this.#sheet, pdu.tree(at === undefined ? 'shared' : undefined), tpkt);
  }
}

const placeOf = (octets: Uint8Array, tpkt: Uint8Array): number | undefined =>
  placeIn(tpkt, { source: octets, start: 0, end: octets.length });

/** How many octets of a packet make what is written of a PDU in it; undefined where it may be made of others. */
const toldIn = (tpkt: Uint8Array, { octets, spelt }: Pdu): number | undefined => {
  const at = spelt === undefined ? undefined : placeOf(octets, tpkt);
  // One more than is shown, since there may be one more.
  return at === undefined ? undefined : at + spelt! + SHOWN + 1;
};

/** Of a packet that is remembered. */
const SHORT = 48;
