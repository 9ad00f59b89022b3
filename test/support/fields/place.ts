/** A node of a tree as `decode --json` prints it. */
export interface JsonNode {
  readonly name: string;
  /** In the packet; of what was put together from several there is none. */
  readonly at?: number;
  readonly size: number;
  readonly value?: string | number | boolean;
  readonly says?: string;
  readonly children?: readonly JsonNode[];
}

/** A PDU as `decode --json` prints it. */
export interface JsonPdu {
  readonly layer: string;
  readonly kind: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly tree: JsonNode;
}

/** A packet as `decode --json` prints it. */
export interface JsonPacket {
  readonly frame: number;
  readonly stream: number;
  readonly from: 'caller' | 'called';
  readonly called: string;
  /** All of it in hexadecimal. */
  readonly octets: string;
  readonly tpkt: JsonNode;
  readonly pdus: readonly JsonPdu[];
}

/** A node, and where it is found: by its name, and those of all that hold it. */
export interface Place extends JsonNode {
  /** The mode of the connection, the kind of the PDU that its own stands behind, and the names down to its own. */
  readonly path: string;
  readonly layer: string;
}

/** Between the names of a path, and before the first. */
export const BELOW = ' > ';

/** All nodes of a packet in the order of the wire; elements of a list are all called the same. */
export const placesOf = ({ tpkt, pdus }: JsonPacket, mode: string): readonly Place[] => [
  ...within(tpkt, 'tpkt', `${BELOW}${mode}`),
  ...pdus.flatMap(({ layer, tree }, index) => within(tree, layer, `${BELOW}${mode}${BELOW}${pdus[index - 1]?.kind ?? 'TPKT'}`)),
];

const within = (node: JsonNode, layer: string, above: string): readonly Place[] => {
  const name = ELEMENT.test(node.name) ? '*' : node.name;
  const path = `${above}${BELOW}${name}`;
  return [{ ...node, name, path, layer }, ...(node.children ?? []).flatMap((child) => within(child, layer, path))];
};

const ELEMENT = /^\d+$/;
