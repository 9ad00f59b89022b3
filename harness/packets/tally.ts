/** What is counted while reading. */
export class Tally {
  /** Connections and conversations, whether they are told of or not. */
  numbered = 0;
  /** Streams that are told of. */
  streams = 0;
  segments = 0;
  tpkts = 0;
  /** Frames whose link type is not read. */
  unread = 0;
  /** Frames whose IP or TCP header does not fit into them. */
  malformed = 0;
  /** IP fragments. */
  fragments = 0;
}
