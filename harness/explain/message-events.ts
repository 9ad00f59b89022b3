import type { MESSAGE_EVENTS } from '#harness/events/index.ts';
import type { Advice } from './explanation.ts';

const READ_THE_MESSAGE = 'Look at the envelope of the message in a capture: port102 decode FILE#FRAME';
const QUEUE_ALARM = ['What waits cannot go out, or comes faster than it goes.'];
const FIND_THE_CONNECTOR = 'Find out why it does not go: port102 explain 289';

/** Advice on what becomes of messages. */
export const MESSAGE_ADVICE: Readonly<Record<keyof typeof MESSAGE_EVENTS, Advice>> = {
  152: {
    means: 'A message was not taken because of whom it is from.',
    causes: ['The connector bars the originator, or lets others through and not this one (Q186581).'],
    try: ['Look at the delivery restrictions of the connector.'],
  },
  175: {
    means: 'A message could not be turned into one of 1984 for a peer of that year; it is returned.',
    causes: ['It has something that 1984 does not know, and that may not be left out (Q177862).'],
    try: ['Set the connector to 1988, if the peer can do that.'],
  },
  200: {
    means: 'An MTS-APDU that arrived could not be decoded. It was acknowledged, and is lost but for the dump (assumed).',
    causes: ['The peer writes what X.411 does not allow, or this MTA cannot read what it does (Q151395, Q235534).'],
    try: [READ_THE_MESSAGE, 'Install the latest service pack.'],
  },
  208: {
    means: 'A message was not delivered in the time that it had, and is returned with a non-delivery report.',
    causes: ['The connector did not open, or the queue before it was too long. The default of 10080 minutes is a week (Q169715).'],
    try: [FIND_THE_CONNECTOR, 'port102 explain 290'],
  },
  209: {
    means: 'A message came from another domain than the one that its identifier names as where it was submitted.',
    causes: ['A gateway between the two that writes identifiers of its own (Q159566).'],
    try: [READ_THE_MESSAGE],
  },
  211: {
    means: 'A message has extensions that are not of the standard, and the connector does not take those.',
    causes: ['The peer adds extensions of its own (Q230420).'],
    try: [READ_THE_MESSAGE],
  },
  287: {
    means: 'A message that could not go one way goes another.',
    causes: ['A connector failed, and there is another one to the same address space (Q177862).'],
    try: ['Nothing, for the message; for the connector that failed: port102 explain 289'],
  },
  659: { means: 'More messages wait to go out than the alarm is set to.', causes: QUEUE_ALARM, try: [FIND_THE_CONNECTOR] },
  660: {
    means: 'Fewer messages wait to go out again: the alarm is over.',
    causes: ['The queue is down to half of what set the alarm off, unless another value is set (Q163085).'],
    try: ['Nothing.'],
  },
  666: {
    means: 'More messages wait to be dealt with than the alarm is set to.',
    causes: QUEUE_ALARM,
    try: ['Look at what the server is busy with.'],
  },
  667: {
    means: 'Fewer messages wait to be dealt with again: the alarm is over.',
    causes: ['The queue is down to half of what set the alarm off, unless another value is set (Q163085).'],
    try: ['Nothing.'],
  },
};
