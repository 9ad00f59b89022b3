import { defined } from '#src/core/index.ts';
import type { Mode } from '#src/presentation/index.ts';
import { type Spdu, type SpduKind, spduValue } from '#src/session/index.ts';
import { dataTrees, speltIn } from './data-tree.ts';
import type { Node } from './node.ts';
import type { Fields, Pdu } from './pdu.ts';
import { type Placed, placedIn } from './placed.ts';
import { fieldsOf } from './session-fields.ts';
import { spduTree, stepTree } from './session-tree.ts';
import { HEADERS } from './steps.ts';

/** An SPDU as it is told. One that is the only one of its TSDU may be known by its kind alone: then it is decoded for those who ask for more. */
export class ToldSpdu implements Pdu {
  readonly layer = 'session';
  readonly kind: SpduKind;
  readonly #tsdu: Uint8Array;
  readonly #start: number;
  readonly #end: number;
  readonly #mode: Mode;
  readonly #missing: number;
  #known: Placed | undefined;

  /** It stands from `start` to `end` of its TSDU; its last `missing` octets nobody has. */
  constructor(kind: SpduKind, tsdu: Uint8Array, start: number, end: number, mode: Mode, missing: number, known: Placed | undefined) {
    this.kind = kind;
    this.#tsdu = tsdu;
    this.#start = start;
    this.#end = end;
    this.#mode = mode;
    this.#missing = missing;
    this.#known = known;
  }

  get octets(): Uint8Array {
    return this.#tsdu.subarray(this.#start, this.#end);
  }

  get fields(): Fields {
    const { spdu } = this.#placed;
    const { length } = spdu.userInformation;
    return defined({ ...fieldsOf(spdu), octets: length > 0 ? length + this.#missing : undefined });
  }

  get spelt(): number | undefined {
    if (this.#known !== undefined) return undefined;
    if (this.kind !== 'DT') return this.#end - this.#start;
    const data = speltIn(this.#mode, this.#tsdu.subarray(HEADERS));
    return data === undefined ? undefined : HEADERS - this.#start + data;
  }

  tree(): Node {
    if (this.#known === undefined) return stepTree(this.kind, this.#tsdu, (data) => dataTrees(this.#mode, data));
    const { spdu, start, end, heads } = this.#placed;
    const before = heads.map((head) => spduTree(head.spdu, this.#tsdu, head.start, head.end));
    const inside = this.#missing === 0 && isBare(spdu) ? (data: Uint8Array) => dataTrees(this.#mode, data) : undefined;
    return spduTree(spdu, this.#tsdu, start, end, inside, before);
  }

  get #placed(): Placed {
    this.#known ??= placedIn(this.#tsdu)[0]!;
    return this.#known;
  }
}

/** Whether no PPDU holds the user data of an SPDU, X.226 §8.4, and all of them are there. */
const isBare = ({ kind, parameters }: Spdu): boolean => BARE.has(kind) && spduValue(parameters, 'enclosure') === undefined;

const BARE: ReadonlySet<SpduKind> = new Set(['FN', 'DN', 'PT', 'DT']);
