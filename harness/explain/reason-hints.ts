import type { Hints } from './explanation.ts';

/** What may be behind a reason, and what to try, by how it is asked for; of the others their kind says so much. */
export const REASON_HINTS: Readonly<Record<string, Hints>> = {
  'cotp.dr.0': {
    causes: ['The called side refuses, and does not say why.'],
    try: ['Read the log of the called side.', 'Find out which selector it takes: port102 probe HOST --called T'],
  },
  'cotp.dr.1': {
    causes: ['The called side has as many connections as it can take.'],
    try: ['Wait and call again.', 'End connections that are idle.'],
  },
  'cotp.dr.2': {
    causes: ['The called T-selector is known, and nobody listens under it now.'],
    try: ['Start what should listen there.'],
  },
  'cotp.dr.3': {
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
  'cotp.dr.130': {
    causes: ['The CR asks for a class that the called side does not have; over TCP that is class 0 alone (RFC 1006).'],
    try: ['Have the caller propose class 0, or name it as an alternative.'],
  },
  'session.rf.2': {
    causes: ['A layer above the session refused, and the data of the RF say which.'],
    try: ['Find out which layer that is: port102 probe HOST --mta NAME'],
  },
  'session.rf.129': {
    causes: [
      'The called S-selector is not one of the called side, or differs from it in case.',
      'On an X.410 link one side says an S-selector and the other does not (Q152932).',
    ],
    try: ['Compare the S-selectors octet by octet.', 'Try without one: port102 probe HOST --mta NAME --called-s ""'],
  },
  'session.rf.130': {
    causes: ['The called S-selector is known, and nobody listens behind it now.'],
    try: ['Start what should listen there.'],
  },
  'session.rf.132': {
    causes: ['1984 knows version 1 of the session protocol alone, and normal mode stands on version 2.'],
    try: ['Call in the mode of the peer: port102 probe HOST --mta NAME --mode x410'],
  },
  'presentation.cpr.3': {
    causes: ['The called P-selector is not one of the called side.'],
    try: ['Compare the P-selectors octet by octet.', 'Try without one: port102 probe HOST --mta NAME --called-p ""'],
  },
  'acse.aare.user.2': {
    causes: [
      'The called side takes an application context that was not asked for: another service listens there, or an MTA of another year.',
    ],
    try: ['Call in another mode: port102 probe HOST --mta NAME --mode x410'],
  },
  'rtse.rtab.7': {
    causes: ['The acknowledgement was lost with the line: the message is there, and is not to be sent again.'],
    try: ['Nothing: whoever sent it takes it as acknowledged.'],
  },
  busy: {
    causes: ['As many associations as are allowed stand already (Q194589).'],
    try: ['Wait and call again.', 'port102 explain 57'],
  },
  'authentication-error': {
    causes: [
      'Name or password of the caller are not what the called connector has for its remote MTA, or the selectors belong to no connector (Q166308).',
      'The name differs in case, and the called side minds (Q169159).',
    ],
    try: ['Compare name and password with those of the called connector, octet by octet.', 'port102 explain 51'],
  },
  'unacceptable-dialogue-mode': {
    causes: ['The caller asks for two-way alternate, and the called connector does monologue, or the other way round (Q171113).'],
    try: ['Ask for the other one: port102 probe HOST --mta NAME --dialogue monologue', 'port102 explain 55'],
  },
  'cannot-recover': {
    causes: ['The called side was started anew, or has waited as long as it does (Q198622).'],
    try: ['Nothing: the message is sent anew.'],
  },
};
