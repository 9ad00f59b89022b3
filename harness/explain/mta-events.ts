import type { MTA_EVENTS } from '#harness/events/index.ts';
import type { Advice } from './explanation.ts';

/** Advice on what the MTA itself logs. */
export const MTA_ADVICE: Readonly<Record<keyof typeof MTA_EVENTS, Advice>> = {
  37: {
    means: 'An MTA asked for an association over a connector that is shut in both directions; 1293 follows.',
    causes: ['The schedule of the connector is Never, which holds for incoming calls as well (Q169716).'],
    try: ['Choose another schedule. Remote Initiated is the one that only takes calls.'],
  },
  41: {
    means: 'Each remote MTA takes an entity control block, and none was left.',
    causes: ['A large site on the default values (Q205533).'],
    try: ['Raise "X.400 gateways", "LAN-MTAs" or "Concurrent connections to LAN-MTAs" in the registry.'],
  },
  48: {
    means: 'The called MTA answered the bind with a password that is not the Remote MTA password here. The called MTA logs nothing of it.',
    causes: [
      'The called MTA is 4.0 before SP4: it answers with the password of its General page, even where the connector overrides it (Q159182).',
    ],
    try: ['On the called server install 4.0 SP4, or enter the same password in both places.'],
  },
  51: {
    means: 'An MTA asked to bind, and no connector has this name, password and presentation address together.',
    causes: [
      'The Remote MTA name or password of the connector is another one.',
      'The selectors that the caller shows are not those of the Incoming set, or of the Outgoing set where Incoming is blank (Q152934).',
      'An X.410-mode connector has an S-selector, which the caller does not send (Q152932).',
    ],
    try: [
      'Compare the address in the event with the connector: selectors that are absent are left out, the others are in hex.',
      'Give each connector to a foreign MTA its own T-selector (Q166308).',
    ],
  },
  55: {
    means: 'The caller asked for a dialogue mode that the connector does not allow.',
    causes: ['The caller wants two way alternate, and the box is not ticked here (Q171113).'],
    try: ['Set both ends alike: two way alternate, or monologue.'],
  },
  57: {
    means: 'There are as many associations with that MTA as are allowed; one more was refused.',
    causes: [
      'A long queue: another association is opened for every 50 messages (Threshold).',
      'Urgent messages and reports, which open associations of their own (Q215472, Q278444).',
    ],
    try: ['Raise Threshold on the Override page (Q194589).'],
  },
  289: {
    means: 'A connector could not be opened, for whatever reason.',
    causes: ['It stands at the end of every failed attempt and names the connector, not the cause.'],
    try: ['Look for 9215, 9221, 4293 or 1290 just before it, and read the log of the called MTA.'],
  },
  290: {
    means: 'A message is returned to its sender with a non-delivery report.',
    causes: [
      'All attempts to open the connector failed: 144 attempts, 600 seconds apart, are a day (Q157630).',
      'The transfer of the message took longer than its timeout (Q234157).',
    ],
    try: ['Find out why the connector does not open: port102 explain 289'],
  },
  301: {
    means: 'An attempt to open the connector failed; the open retry timer was started.',
    causes: ['The events before it say why.'],
    try: ['Wait for the next attempt, after 600 seconds by default, or look at the 289 before it.'],
  },
};
