import type { INTERNAL_EVENTS } from '#harness/events/index.ts';
import type { Advice } from './explanation.ts';

const BLOCKS: Advice = {
  means: 'Each remote MTA takes an entity control block, and none was left.',
  causes: ['A large site on the default values (Q205533).'],
  try: ['Raise "X.400 gateways", "LAN-MTAs" or "Concurrent connections to LAN-MTAs" in the registry.', 'port102 explain 41'],
};
const HANDLE: Advice = {
  means: 'Two layers of the MTA spoke of a connection by a handle that is not the right one; the association ends.',
  causes: ['The network broke in the middle of an association (Q225206).'],
  try: ['Install the latest service pack.'],
};
const FLAPPING: Advice = {
  means: 'An association failed inside the MTA; it ends, and is opened anew where it is needed.',
  causes: ['A network that comes and goes, on 4.0 (Q152877).'],
  try: ['On 4.0, install SP2.'],
};
const OVERREAD: Advice = {
  means:
    'RTSE read beyond the end of what it had received, and the MTA ended: its connections are reset, and nobody listens until it is started again.',
  causes: ['A checkpoint of the peer that ends too early, on 5.0 and on 5.5 before SP3 (Q196852).'],
  try: [
    'Install 5.5 SP3; for 5.0 there is a hotfix, build 1461.76.',
    'See it happen: port102 run truncated-checkpoint',
    'port102 explain truncatedCheckpoint',
  ],
};
const DATABASE: Advice = {
  means: 'An object in the database of the MTA could not be used. It is no matter of the protocols.',
  causes: ['The database is damaged, or an error of the version.'],
  try: ['Check the database with MTACHECK, the MTA stopped.', 'Install the latest service pack.'],
};

/** Advice on what goes wrong inside the MTA. */
export const INTERNAL_ADVICE: Readonly<Record<keyof typeof INTERNAL_EVENTS, Advice>> = {
  248: BLOCKS,
  251: BLOCKS,
  252: {
    means: 'A connector stands on a stack that this server does not have.',
    causes: ['The stack was removed, or the connector was made for another kind of stack (Q193323).'],
    try: ['Make the stack, or choose another one for the connector.'],
  },
  316: {
    means: 'An association has ended, and what it took is free again. It says how many control blocks are left.',
    causes: ['Nothing is wrong (Q161946).'],
    try: ['Nothing.'],
  },
  1001: HANDLE,
  1004: FLAPPING,
  1008: FLAPPING,
  1131: HANDLE,
  1153: {
    means: 'RTSE was given an SPDU in which a parameter is wrong.',
    causes: ['The network broke in the middle of an association (Q225206).', 'The peer writes what X.225 does not allow.'],
    try: ['Look at the SPDU in a capture: port102 decode FILE#FRAME'],
  },
  2050: OVERREAD,
  2051: OVERREAD,
  2110: DATABASE,
  2136: {
    means: 'A thread of RTSE waits for memory of the database server.',
    causes: ['A very large message (Q222985).'],
    try: ['Install 5.5 SP3.', 'Limit the size of messages on the connector.'],
  },
  2171: DATABASE,
  2187: DATABASE,
  9102: {
    means: 'X.25 counterpart of the limit on control blocks: no circuit is free.',
    causes: ['More connectors over X.25 than circuits (Q182975).'],
    try: ['Allow more circuits.'],
  },
  9106: {
    means: 'X.25 counterpart of a TCP/IP that does not start: the interface of the card cannot be used.',
    causes: ['The driver of the card is not there, or is another one than is set up (Q174257).'],
    try: ['Check the driver of the X.25 card.'],
  },
};
