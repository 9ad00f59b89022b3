import { type Rule, rule } from './rule.ts';

// biome-ignore format: a table
/** RFC 1006 and RFC 2126: packets. */
export const TPKT_RULES: readonly Rule[] = [
  rule('TPKT-01', 'B', 'MUST', 'T', 'RFC 1006 §6; RFC 2126 §4.3', 'any octets the SUT sends: every TPKT has vrsn 03 and packet length = 4 + TPDU length, most significant octet first'),
  rule('TPKT-02', 'B', 'MUST', 'T', 'RFC 2126 §4.3', 'as above: reserved octet is 00 on output (RFC 1006 gives no value; RFC 2126 gives 0)'),
  rule('TPKT-03', 'B', 'SHOULD', 'T', 'RFC 2126 §6.10', 'connected TCP, before CR or in OPEN, valid TPKT with reserved = FF: 03 FF 00 0B 06 E0 00 00 00 01 00: ignored: processed as if 00'),
  rule('TPKT-04', 'B', 'MUST NOT', 'I', 'RFC 1006 §6 ("always 3"); X.224 6.9.1.4.1', 'before CR, 02 00 00 0B 06 E0 00 00 00 01 00 (vrsn 2); same with 04, 00, 47 ("GET /"): not taken as a TPDU. No reaction named; with no TC an NSDU that cannot be decoded means N-RESET or N-DISCONNECT, so the SUT should close TCP and send nothing but (at most) ER'),
  rule('TPKT-05', 'B', 'MUST', 'I', 'X.224 6.9.1.4.1 a); RFC 1006 §6', 'class 0 TC in OPEN, TPKT with vrsn 2 holding a good DT: protocol error for the TC: ER or close of TCP; data not delivered'),
  rule('TPKT-06', 'B', 'MUST NOT', 'I', 'RFC 1006 §6 (min 7)', 'before CR, 03 00 00 00, then 03 00 00 03: no endless loop, no wait for negative octets; treat as undecodable: close TCP'),
  rule('TPKT-07', 'B', 'MUST NOT', 'I', 'RFC 1006 §6 (min 7)', 'before CR or OPEN, 03 00 00 04 (no TPDU), 03 00 00 05 02, 03 00 00 06 01 F0: not a valid TPDU: close TCP (no TC) or protocol error (class 0 TC)'),
  rule('TPKT-08', 'B', 'MUST', 'T', 'RFC 1006 §6', 'OPEN, no smaller size negotiated, TPKT of 7 octets 03 00 00 07 02 F0 80 after a non-empty DT with EOT=0: accepted: ends the TSDU'),
  rule('TPKT-09', 'B', 'MUST', 'T', 'RFC 1006 §5, §6 (max 65535; default TPDU size 65531)', 'OPEN after CR and CC without C0/F0, DT TPKT of length FFFF (65528 octets of user data): accepted. Remark: RFC 1006 prints a TSDU limit of 65524 for one DT; 65531-3 is 65528. Accept 65528, send at most 65524'),
  rule('TPKT-10', 'B', 'MUST', 'T', 'RFC 1006 §6 (TCP is a continuous stream)', 'one TPKT sent octet by octet, one TCP segment each: same reaction as for one segment'),
  rule('TPKT-11', 'B', 'MUST', 'T', 'RFC 1006 §6', 'cuts after 1, 2, 3, 4, 5 octets (inside header, between header and LI): same reaction'),
  rule('TPKT-12', 'B', 'MUST', 'T', 'RFC 1006 §6', 'OPEN, several TPKTs in one TCP segment (GT+AS, GT+DT, GT+AE): each processed, in order'),
  rule('TPKT-13', 'B', 'MUST', 'T', 'RFC 1006 §6', 'OPEN, one segment with a whole TPKT and the first 3 octets of the next; rest after 1 s: first processed at once or with the second; second intact'),
  rule('TPKT-14', 'B', 'MUST', 'I', 'RFC 1006 §5 (N-DISCONNECT)', 'OPEN, TPKT announcing 100 octets, 50 octets, then FIN: N-DISCONNECT: TC released, partial TPKT dropped, nothing of it delivered'),
  rule('TPKT-15', 'B', 'MUST', 'T', 'RFC 1006 §5; X.224 6.8.3', 'OPEN, TCP RST: TC regarded as released; TS-user told; process survives'),
  rule('TPKT-16', 'R', 'MUST', 'I', 'RFC 1006 §5', 'just accepted TCP, FIN without any octet: no fault; resources freed'),
  rule('TPKT-17', 'R', 'MAY', 'I', 'local matter (no text)', 'just accepted TCP, silence: may close after a local timer; must not block other connections'),
  rule('TPKT-18', 'B', 'MUST', 'T', 'RFC 1006 §6 (class 0: one TPDU in an NSDU); X.224 6.9.1.4.1 a)', 'class 0 OPEN, one TPKT: 02 F0 00 AA BB 02 F0 80 CC (two DTs concatenated): taken as ONE TPDU: octets 02 F0 80 CC are user data of the first DT'),
  rule('TPKT-19', 'B', 'MUST', 'T', 'RFC 1006 §6', 'SUT never puts two TPDUs in a TPKT and never spreads one TPDU over two TPKTs in class 0'),
  rule('TPKT-20', 'R', 'MUST', 'T', 'RFC 1006 §5 (listen on 102)', 'SUT configured with defaults, TCP SYN to port 102: accepted. Other ports are allowed by address (RFC 1277/1278): harness uses high ports'),
  rule('TPKT-21', 'B', 'MUST', 'I', 'RFC 1006 §5', 'OPEN, peer closes its sending half (FIN) and keeps reading: treated as N-DISCONNECT: SUT closes too; it sends no further TPKTs that need an answer'),
  rule('TPKT-22', 'B', 'MUST NOT', 'I', 'RFC 1006 §6', 'OPEN, TPKT announcing FFFF octets, 10 octets, then silence: no partial delivery; other connections go on; memory taken at most 64 KiB'),
  rule('TPKT-23', 'B', 'SHOULD', 'T', 'RFC 2126 §6.1', 'OPEN, idle, observe TCP: TCP keep-alive selected ("strongly suggested")'),
  rule('TPKT-24', 'B', 'SHOULD', 'T', 'RFC 2126 §6.2', 'OPEN, observe TCP: Nagle off (TCP_NODELAY): small TPKTs leave without delay ("suggested")'),
  rule('TPKT-25', 'R', 'MUST', 'I', 'RFC 1006 §5', 'N connections in OPEN, one more TCP connection: each TCP connection is its own NC; a fault on one does not touch others (6.22.1.3: not jeopardize)'),
];
