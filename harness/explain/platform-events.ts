import type { PLATFORM_EVENTS } from '#harness/events/index.ts';
import type { Advice } from './explanation.ts';

/** Advice on what transport class 0, session, presentation and RTSE log. */
export const PLATFORM_ADVICE: Readonly<Record<keyof typeof PLATFORM_EVENTS, Advice>> = {
  1133: {
    means: 'RTSE got a request that does not fit the state of the association, and ended it; 1293 follows.',
    causes: ['An error of 5.5 SP1 in the recovery of transfers: queues grow until the MTA is restarted (Q194031).'],
    try: ['Install 5.5 SP2.'],
  },
  1136: {
    means: 'RTSE could not decode what the other side sent.',
    causes: ['The other side uses a large checkpoint size (64 K), and the message has an unlucky length (Q189753).'],
    try: ['Agree on a smaller checkpoint size, such as 15.', 'Install 5.5 SP2.'],
  },
  1192: {
    means: 'The presentation layer could not decode what the other side sent with its bind.',
    causes: ['One MTA has a password, and the connector at the other end has none as Remote MTA password (Q240383).'],
    try: ['Enter the same password at both ends, or none at either.'],
  },
  1198: {
    means: 'Presentation got a service that its state does not allow, and ended the association.',
    causes: ['The network broke in the middle of an association.', 'Connectors that hold host names (Q306959).'],
    try: ['Put IP addresses into the connectors of both servers and restart both MTAs (Q306959).', 'Install the latest service pack.'],
  },
  1209: {
    means: 'The other side spoke of a connection that this MTA does not know any more.',
    causes: ['The network broke in the middle of an association.', 'Connectors that hold host names (Q306959).'],
    try: ['Put IP addresses into the connectors of both servers and restart both MTAs (Q306959).', 'Install the latest service pack.'],
  },
  1222: {
    means: 'Session got an event that its state does not allow, and ended the association.',
    causes: ['The network broke in the middle of an association.'],
    try: ['Install the latest service pack.'],
  },
  1277: {
    means: 'Session refused a transport connection that the other side had set up.',
    causes: ['A network that comes and goes, on 4.0 (Q152877).'],
    try: ['On 4.0, install SP2.'],
  },
  1279: {
    means: 'The other side ended the transport connection, and session learnt of it.',
    causes: ['In class 0 closing TCP is how a transport connection ends: 9236 stands beside it.'],
    try: ['Look at what was sent last: a strict peer may have taken offence (port102 explain 9236).'],
  },
  1290: {
    means:
      'The called MTA refused an association that this one asked for. Provider and reason are 0 in all that is known, and tell nothing.',
    causes: ['The log of the called MTA has it: 1293 with 37, 51, 55 or 57.'],
    try: ['Read the log of the called MTA at the same moment.'],
  },
  1293: {
    means: 'This MTA refused an association that another one asked for; the event names the connector under which the caller is known.',
    causes: [
      'The schedule of the connector is Never: 37 stands beside it (Q169716).',
      'A firewall passed the call on without its own address as source (Q196381).',
      'RTSE lost its way: 1133 stands before it (Q194031).',
    ],
    try: ['Look at the event beside it.', 'Compare the address of the call with the one that the connector holds.'],
  },
  1294: {
    means: 'An association ended that should not have. A failed open counts too.',
    causes: ['It stands beside 289, 4284 and 301, and says no more than they do.'],
    try: ['Look for 9215, 9221 or 1290 just before it: they name the cause.'],
  },
  2035: {
    means: 'Connections to one place were lost.',
    causes: ['A connection broke just before.'],
    try: ['Look at the sockets event before it.'],
  },
  2036: {
    means: 'Connections to one place were lost.',
    causes: ['The other side closed the connection: 9236 and 1279 stand beside it (Q151626).'],
    try: ['port102 explain 9236'],
  },
  2037: {
    means: 'The count of connections to one place fell below none.',
    causes: ['A connection was counted out twice after it broke.'],
    try: ['Look at the sockets event before it.'],
  },
  4282: {
    means: 'Two parts of the MTA disagree about a connection.',
    causes: ['Connectors that hold host names (Q306959).', 'A connection that broke in an unlucky moment.'],
    try: ['Put IP addresses into the connectors of both servers and restart both MTAs (Q306959).'],
  },
  4283: {
    means: 'A message came for a connection that the transport layer has forgotten.',
    causes: [
      'A close that came late, as when Winsock gave up before an incoming call was answered (Q319936).',
      'Connectors that hold host names (Q306959).',
    ],
    try: ['Install 5.5 SP4.', 'Put IP addresses into the connectors of both servers and restart both MTAs (Q306959).'],
  },
  4284: {
    means: 'A transport connection was not set up. Code 8511 comes with every open that fails, once in each open interval.',
    causes: ['The remote MTA cannot be reached, or refuses the call.', 'The local MTA name is not the name of the server (Q170471).'],
    try: [
      'Look for 9215 or 9221 just before it, and read the log of the called MTA.',
      'Have the local MTA name agree with the name of the server, or override it on the connector.',
    ],
  },
  4287: {
    means: 'The transport layer met an error inside the MTA. It goes with 4284.',
    causes: ['The open that 4284 tells of.', 'Alone: a slow link that stalled, on 5.5 before SP3 (Q236586).'],
    try: ['port102 explain 4284', 'Where it stands alone, install 5.5 SP3.'],
  },
  4293: {
    means: 'A call named a T-selector that leads to no connector; the transport connection was refused.',
    causes: [
      'Before 5.5 SP1: the Outgoing T-selector of the caller is not that of the stack of this server (Q252843).',
      'From 5.5 SP1 on: no connector to that address has it as its Outgoing T-selector, nor is it that of the stack (Q198772).',
      'The two differ in case (Q165111), or one was entered as text and the other as hex.',
    ],
    try: [
      'Before 5.5 SP1: make Outgoing T at the caller equal to the T-selector of the stack here.',
      'Between two servers of 5.5 SP1 or later: make the Outgoing T-selectors of both ends equal.',
      'Ask why: port102 match SCENARIO --at HOST --from IP --called T --calling T',
    ],
  },
  4300: {
    means: 'The MTA does not start with the values that the registry gives it.',
    causes: ['After 9228: too few control blocks.', 'Alone: too many (Q243632).'],
    try: ['Keep within the limits: 62 for one transport before 4.0 SP5 and 5.0 SP1 (Q166602), 1,250 in all on 5.5 (Q243632).'],
  },
};
