import { BackwardWriter } from './backward.ts';
import { writeIdentifier } from './identifier.ts';
import { writeLength } from './length.ts';
import type { ConstructedTlv, PrimitiveTlv, Writable } from './tlv.ts';

/** Writes an element, X.690 §8.1.1: in the form that it came in, else in as few octets as can be, or as its form lies. */
export const encodeBer = (element: Writable): Uint8Array => {
  const writer = new BackwardWriter();
  let holder: Holder | undefined;
  let next: Writable | undefined = element;
  // A list of holders, and no calls in one another: the depth is for the reader to limit.
  while (next !== undefined) {
    if (next.kind === 'constructed') holder = opened(writer, next, holder);
    else writeLeaf(writer, next);
    while (holder !== undefined && holder.left === 0) {
      writeHeader(writer, holder.element, writer.length - holder.behind);
      holder = holder.outer;
    }
    next = holder?.element.children[--holder.left];
  }
  return writer.finish();
};

/** An element whose contents are being written, the last of the elements in it first. */
interface Holder {
  readonly element: ConstructedTlv<Writable>;
  readonly outer: Holder | undefined;
  /** The octets that stand behind its contents. */
  readonly behind: number;
  /** The elements in it that are still to be written. */
  left: number;
}

const opened = (writer: BackwardWriter, element: ConstructedTlv<Writable>, outer: Holder | undefined): Holder => {
  writeEnd(writer, element);
  return { element, outer, behind: writer.length, left: element.children.length };
};

const writeLeaf = (writer: BackwardWriter, element: Exclude<Writable, ConstructedTlv<Writable>>): void => {
  if (element.kind === 'raw') return writer.bytes(element.octets);
  writeEnd(writer, element);
  writer.bytes(element.content);
  writeHeader(writer, element, element.content.length);
};

const writeHeader = (writer: BackwardWriter, { kind, tag, form }: Headed, length: number): void => {
  writeLength(writer, form?.says ?? length, form?.length);
  writeIdentifier(writer, tag, kind === 'constructed', form?.identifier);
};

// Where the length is not said the end-of-contents octets tell, X.690 §8.1.5.
const writeEnd = (writer: BackwardWriter, { form }: Headed): void => {
  if (form?.length === 'indefinite') writer.bytes(END);
};

type Headed = PrimitiveTlv | ConstructedTlv<Writable>;
const END = Uint8Array.of(0, 0);
