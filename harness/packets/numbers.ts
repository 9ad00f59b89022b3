// biome-ignore format: a table
/** EtherTypes (IEEE 802 numbers at IANA) that lead to IP. */
export const ETHER_TYPE = {
  ipv4:    0x0800,
  vlan:    0x8100, // IEEE 802.1Q
  ipv6:    0x86dd,
  pppoe:   0x8864, // RFC 2516 §4
  qinq:    0x88a8, // IEEE 802.1ad
  oldQinq: 0x9100, // before it
} as const;

// biome-ignore format: a table
/** Protocols of PPP (IANA) that are IP, and the address and control octets of HDLC before them (RFC 1662 §3.1). */
export const PPP = { ipv4: 0x0021, ipv6: 0x0057, hdlc: 0xff03 } as const;

// biome-ignore format: a table
/** Protocol numbers of IP and next headers of IPv6 (IANA, RFC 8200 §4). */
export const IP_PROTOCOL = {
  hopByHop:       0,   // RFC 8200 §4.3
  tcp:            6,
  routing:        43,  // RFC 8200 §4.4
  fragment:       44,  // RFC 8200 §4.5
  authentication: 51,  // RFC 4302 §2
  destination:    60,  // RFC 8200 §4.6
  mobility:       135, // RFC 6275 §6.1
  hostIdentity:   139, // RFC 7401 §5.1
  shim6:          140, // RFC 5533 §5.1
} as const;

// biome-ignore format: a table
/** Flags of a TCP segment (RFC 9293 §3.1). */
export const TCP_FLAG = { fin: 0x01, syn: 0x02, rst: 0x04, ack: 0x10 } as const;
