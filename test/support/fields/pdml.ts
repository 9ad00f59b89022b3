/** An item of tshark in a packet: a field, and which octets it covers. */
export interface Item {
  readonly field: string;
  /** In the packet. */
  readonly at: number;
  readonly size: number;
}

/** The items of one packet. */
export interface Items {
  readonly frame: number;
  readonly items: readonly Item[];
}

/** The items of all packets, of the eight protocols, in PDML. What stands in octets put together from several packets has no place in one, and is left out. */
export const itemsIn = (pdml: string): readonly Items[] => {
  const packets: { frame: number; items: Item[] }[] = [];
  let frame = 0;
  let start = 0;
  let items: Item[] | undefined;
  for (const [, element, attributes = ''] of pdml.matchAll(ELEMENT)) {
    const name = textOf(attributes, 'name');
    const at = numberOf(attributes, 'pos');
    if (element === 'packet') items = undefined;
    else if (name === 'num') frame = numberOf(attributes, 'show');
    else if (element === 'proto' && name === 'tpkt') {
      start = at;
      items = [];
      packets.push({ frame, items });
    } else if (ASSEMBLED.has(name)) items = undefined;
    else if (element === 'field') items?.push({ field: name, at: at - start, size: numberOf(attributes, 'size') });
  }
  return packets;
};

const textOf = (attributes: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
const numberOf = (attributes: string, name: string): number => Number(textOf(attributes, name));

const ELEMENT = /<(packet|proto|field)\b([^>]*)>/g;
/** Behind these items all others of a packet are of octets that were put together. */
const ASSEMBLED: ReadonlySet<string> = new Set(['cotp.segments', 'rtse.fragments', 'x410rts.length']);
