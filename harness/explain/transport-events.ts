import type { TRANSPORT_EVENTS } from '#harness/events/index.ts';
import type { Advice } from './explanation.ts';

/** Advice on what the transport drivers log. */
export const TRANSPORT_ADVICE: Readonly<Record<keyof typeof TRANSPORT_EVENTS, Advice>> = {
  2004: {
    means: 'The driver wanted to log something for which the message file has no text.',
    causes: ['Flow control of Winsock, followed by an error.'],
    try: ['Install 5.5 SP1 (Q242221).'],
  },
  9156: {
    means: 'Every association takes a control block and one more is kept to listen. None was left, so the association was not opened.',
    causes: [
      'Several busy connectors on the default of 20: on 5.5 each may open ten associations (Q243632).',
      'Control blocks that never came back, after attempts on a dead network or where the session gave up before the transport (Q200259).',
    ],
    try: [
      'Set the registry value "TCP/IP control blocks" to ten for each connector plus ten, and restart the MTA (Q200259).',
      'Raise Disconnect on the Override page to 300 to 600 seconds (Q200259).',
    ],
  },
  9202: {
    means: 'The MTA dropped a call that TCP had accepted already; error 0 says that sockets were not to blame.',
    causes: ['No one connector fits the caller: the 9301 before it names the address or the host name that was looked for.'],
    try: ['port102 explain 9301', 'Where the MTA ends soon after, on 5.5 SP3 or SP4: see Q276222.'],
  },
  9215: {
    means: 'The MTA dialled, and TCP did not come about. The Winsock code says how.',
    causes: [
      '10061: nobody listens there. The remote MTA is stopped, or its RFC1006 port is another one (Q176466).',
      '10060: nobody answered. The address is wrong, the host is down, or a filter swallows the call.',
      '10051: there is no route.',
      '10022: on TP4, the NSAP addresses do not match.',
    ],
    try: [
      'Probe the address from the caller’s host: port102 probe HOST',
      'Have both MTAs use the same value of "RFC1006 Port Number" (Q176466).',
    ],
  },
  9221: {
    means: 'The TCP connection ended while the MTA waited for data. 10054 is logged at every end of a link, orderly or not.',
    causes: [
      'An association came to its end: nothing is wrong (Q169143).',
      'Straight after a connect: the called MTA knows no connector for the caller; its own log then has 9301 and 9202.',
      'The connector holds a short host name that only DNS knows (Q162674).',
    ],
    try: [
      'Where mail flows, ignore it.',
      'Else read the log of the called MTA at the same moment.',
      'Put an IP address or a full domain name into the connector.',
    ],
  },
  9224: {
    means: 'The TCP connection ended while the MTA was sending.',
    causes: ['10054: the other side reset it.', '10053: this side gave it up.'],
    try: ['Read the log of the other side at the same moment.'],
  },
  9225: {
    means: 'Something arrived for a control block that was not in a state to take it.',
    causes: ['The other side closed the connection a moment before.', 'On 4.0, a slip of the driver (Q157701).'],
    try: ['On 4.0, install the latest service pack.', 'Look at the 9236 or 1279 beside it: they name the connection that was closed.'],
  },
  9228: {
    means: 'The MTA may not listen with so few control blocks, and does not start; 4300 follows.',
    causes: ['"TP4 control blocks" is below 2: so many are needed even where nobody uses TP4 (Q168815).'],
    try: ['Set the value to 2 at least and restart the MTA.'],
  },
  9234: {
    means: 'The MTA waited on a socket that another of its threads had closed already (10038). The printed values may stand one place off.',
    causes: ['Load. This is by design (Q170006).'],
    try: ['Nothing.'],
  },
  9236: {
    means: 'The other side closed the TCP connection; error 0 says that it did so in good order.',
    causes: [
      'A strict peer that does not take a TPKT whose reserved octet is not 0: Exchange 4.0 before SP3 sends such (Q151626, Q157015).',
      'The other side was done, or gave up for a reason of its own.',
    ],
    try: ['On 4.0, install SP3.', 'Look at the last TPDU before the end: port102 decode FILE'],
  },
  9298: {
    means: 'The MTA started. The build tells its version and service pack.',
    causes: ['The service was started.'],
    try: ['Compare the build with the list: port102 list products'],
  },
  9299: {
    means: 'The MTA stopped. The build tells its version and service pack.',
    causes: ['The service was stopped.'],
    try: ['Compare the build with the list: port102 list products'],
  },
  9301: {
    means:
      'A call came in, and no one connector on the stack stands for its address. The MTA looks for the IP address first (8 hex digits), then for the name that a reverse look-up returns (the ASCII of it, in hex). Where both fail the call is dropped with 9202. Before 5.5 SP2 the first one is logged even where the name fits: alone it is harmless (Q189345).',
    causes: [
      'The connector holds another address of the caller, or a name that the reverse look-up does not return (Q193380).',
      'The caller has several addresses and used another one (Q197378), or a proxy, a firewall or a RAS pool changed it (Q254909, Q256844).',
      'Several connectors hold that address, on a version before 5.5 SP1 (Q200588; that this is the event is assumed).',
    ],
    try: [
      'Read the hex digits: they are what the connector would have to hold.',
      'Put the caller’s IP address into the connector, or make the reverse look-up return the name it holds: a PTR record or a HOSTS entry.',
      'On a caller with several addresses, pin one: Stack IP Address Override, from 5.5 SP1 on (Q256844).',
      'Several connectors between two servers: an address or a name for each, on both servers (Q200588), or 5.5 SP1 and a T-selector for each link (Q198772).',
    ],
  },
  9302: {
    means: 'A connector in the directory is set up for a transport that this MTA does not know.',
    causes: ['An entry of a kind that is not for the MTA.'],
    try: ['Nothing: it is harmless (Q165017).'],
  },
  9404: {
    means: 'The buffer manager was asked for a TPKT that cannot be, and the MTA ended.',
    causes: ['A connect that was refused (9215 with 10061) just before (Q182619).'],
    try: ['Install 5.5 SP1 (Q242221).'],
  },
  9405: {
    means: 'The MTA met something it did not expect, and may end.',
    causes: [
      'Slow or flapping links.',
      'Damage done by incoming calls on TCP or TP4 stacks that are set up wrongly.',
      'A message of a foreign MTA with a large first checkpoint and much smaller ones behind it, on 5.5 before SP4 (Q246302).',
    ],
    try: [
      'Install the latest service pack; 5.5 SP4 takes any checkpoints.',
      'Look for the sockets events just before it.',
      'See it happen: port102 run shrinking-checkpoints',
    ],
  },
};
