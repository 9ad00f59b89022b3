export { berTree } from './ber.ts';
export type { Depth } from './call.ts';
export { Conversation } from './conversation.ts';
export { tpktTree } from './cotp-tree.ts';
export type { End } from './end.ts';
export { hex, isText, textIn } from './hex.ts';
export { type Node, type NodeValue, valueText } from './node.ts';
export type { LayerName, Pdu } from './pdu.ts';
