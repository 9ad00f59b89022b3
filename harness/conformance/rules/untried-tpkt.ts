/** Rules of the packets that no case tries, and why. */
export const UNTRIED_TPKT: Readonly<Record<string, string>> = {
  'TPKT-20': 'every case of an endpoint that is called begins with a connection that it accepts',
  'TPKT-21': 'a half-closed line tells nothing: the TCP of the host answers a FIN for whoever closes',
  'TPKT-23': 'keep-alive shows only after hours of silence',
  'TPKT-24': 'informative: when a segment leaves is no matter of what it says',
};
