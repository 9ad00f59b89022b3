import { WINSOCK, type WinsockCode } from '#harness/events/index.ts';
import type { ProtocolError } from '#src/core/index.ts';
import { cotpFaults, DISCONNECT_REASONS, type DisconnectReason, REJECT_CAUSES } from '#src/cotp/index.ts';
import { tpktFaults } from '#src/tpkt/index.ts';
import type { Advice, Explanation } from './explanation.ts';

/** What the layers call each other's faults: the tables of the layers, in the words of `explain`. */
export const faultExplanations = (): readonly Explanation[] =>
  [tpktFaults, cotpFaults].flatMap((table) => Object.values(table).map((make) => ofFault(make())));

const ofFault = ({ code, fault: { clause, says, answer } }: ProtocolError): Explanation => ({
  term: code,
  heading: 'breach of protocol',
  means: `The rule is: ${says}. What came broke it.`,
  causes: ['An error of the peer, octets that were damaged or lost on the way, or a test that sends this on purpose.'],
  try: [
    answer === undefined
      ? 'Nothing is answered: the line is closed.'
      : `The answer is an ER with reject cause ${answer}: port102 explain cotp.er.${answer}`,
    'Look at the octets: port102 decode FILE#FRAME',
  ],
  source: clause,
});

/** The reasons of a DR: `cotp.dr.3`. */
export const reasonExplanations = (): readonly Explanation[] =>
  Object.entries(DISCONNECT_REASONS).map(([name, { code, says, persistent, clause }]) => ({
    term: `cotp.dr.${code}`,
    heading: 'reason of a DR',
    means: `The transport connection was refused or ended: ${says}. ${persistent ? 'Trying again is of no use.' : 'Trying again may help.'}`,
    ...(REASON_ADVICE[name as DisconnectReason] ?? OTHER_REASON),
    source: clause,
  }));

/** The reject causes of an ER: `cotp.er.2`. */
export const causeExplanations = (): readonly Explanation[] =>
  Object.values(REJECT_CAUSES).map(({ code, says, clause }) => ({
    term: `cotp.er.${code}`,
    heading: 'reject cause of an ER',
    means: `The peer could not take a TPDU: ${says}. The transport connection is over.`,
    causes: ['The TPDU was wrong, or the peer is stricter or older than it should be.'],
    try: ['Parameter C1 of the ER repeats the TPDU up to the octet that gave offence: port102 decode FILE#FRAME'],
    source: clause,
  }));

/** Winsock codes, as sockets events carry them: `10054`. */
export const winsockExplanations = (): readonly Explanation[] =>
  Object.entries(WINSOCK).map(([code, { name, says }]) => ({
    term: code,
    heading: `Winsock code ${name}`,
    means: `Sockets say: ${says}.`,
    ...WINSOCK_ADVICE[Number(code) as WinsockCode],
    source: 'Windows Sockets 1.1',
  }));

type Hints = Omit<Advice, 'means'>;

const OTHER_REASON: Hints = {
  causes: ['In class 0 a DR only answers a CR, with one of the reasons 0 to 3; other reasons belong to classes 1 to 4.'],
  try: ['Look at the DR: port102 decode FILE#FRAME'],
};

const REASON_ADVICE: Readonly<Partial<Record<DisconnectReason, Hints>>> = {
  unspecified: {
    causes: ['The called side refuses, and does not say why.'],
    try: ['Read the log of the called side.', 'Find out which selector it takes: port102 probe HOST --called T'],
  },
  congestion: {
    causes: ['The called side has as many connections as it can take.'],
    try: ['Wait and call again.', 'End connections that are idle.'],
  },
  notAttached: {
    causes: ['The called T-selector is known, and nobody listens under it now.'],
    try: ['Start what should listen there.'],
  },
  addressUnknown: {
    causes: [
      'The called T-selector is not one of the called side, or differs from it in case.',
      'The caller is not known there under its calling T-selector.',
    ],
    try: [
      'Compare the called T-selector octet by octet with that of the called side.',
      'Try without one: port102 probe HOST --called ""',
      'port102 explain 4293',
    ],
  },
  negotiationFailed: {
    causes: ['The CR asks for a class that the called side does not have; over TCP that is class 0 alone (RFC 1006).'],
    try: ['Have the caller propose class 0, or name it as an alternative.'],
  },
};

const WINSOCK_ADVICE: Readonly<Record<WinsockCode, Hints>> = {
  10022: { causes: ['On TP4: the NSAP addresses of the two sides do not match.'], try: ['Compare the addresses of both sides.'] },
  10038: { causes: ['One thread used a socket that another had closed (Q170006).'], try: ['Nothing, if it is rare.'] },
  10048: {
    causes: ['Something else listens on the port.'],
    try: ['Find out what holds port 102, or choose another RFC1006 port on all MTAs (Q176466).'],
  },
  10051: { causes: ['There is no route to the network.'], try: ['Check routes and gateways of the caller.'] },
  10053: { causes: ['This side ended the connection, or gave up sending.'], try: ['Look at what happened just before.'] },
  10054: {
    causes: [
      'The end of any connection, orderly or not, as the Exchange MTA logs it (Q169143).',
      'Straight after a connect: the called MTA does not know the caller (Q193380), or several of its connectors fit (Q200588).',
    ],
    try: ['Read the log of the other side at the same moment: port102 explain 9301'],
  },
  10060: {
    causes: ['The address is wrong, the host is down, or a filter swallows the call.'],
    try: ['Check that the host can be reached at all.'],
  },
  10061: {
    causes: ['The host is there, and nobody listens on the port: the MTA is stopped, or listens on another port (Q176466).'],
    try: ['Start the remote MTA.', 'Compare the RFC1006 ports of both sides.'],
  },
  11001: {
    causes: ['Neither HOSTS, DNS nor NetBIOS knows the name.'],
    try: ['Put the name into HOSTS or DNS, or an IP address into the connector (Q240759).'],
  },
};
