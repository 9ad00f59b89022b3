/**
 * Fields of tshark that occur in the golden set and have no row in our tables, each with the reason. All that occur have one: whoever
 * puts something on the wire that tshark has a field for gives it a row, or says here why it cannot have one.
 */
export const NOT_COMPARED: Readonly<Record<string, string>> = {
  'tpkt.continuation_data': 'octets of a packet that tshark cannot put together: there are such where a fault has cut one short',
};
