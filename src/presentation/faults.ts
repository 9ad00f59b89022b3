import { faults, type ProtocolError } from '#src/core/index.ts';
import { ABORT_REASONS } from './reasons.ts';

const unrecognizedPpdu = ABORT_REASONS.unrecognizedPpdu.code;
const unexpectedPpdu = ABORT_REASONS.unexpectedPpdu.code;
const unexpectedPrimitive = ABORT_REASONS.unexpectedPrimitive.code;
const unrecognizedParameter = ABORT_REASONS.unrecognizedParameter.code;
const unexpectedParameter = ABORT_REASONS.unexpectedParameter.code;
const invalidValue = ABORT_REASONS.invalidValue.code;

// biome-ignore format: a table
/** What can be wrong in X.226. `answer` is the provider-reason of the ARP, X.226 §8.2. */
export const presentationFaults = faults('presentation', {
  unexpected:      { clause: 'X.226 §6.4.4.2',  answer: unexpectedPpdu,        says: 'the PPDU, or the request, is allowed in this state' },
  primitive:       { clause: 'X.226 §6.4.4.2',  answer: unexpectedPrimitive,   says: 'the session service is one that was asked for' },
  noPpdu:          { clause: 'X.226 §7.1',      answer: unrecognizedPpdu,      says: 'a session connect, and its answer, has a PPDU in it' },
  mode:            { clause: 'X.226 §8.2',      answer: invalidValue,          says: 'the mode is normal or X.410-1984, and the same in CP and CPA' },
  parameters:      { clause: 'X.226 §8.2',      answer: unexpectedParameter,   says: 'the parameters of a mode stand in that mode, and in normal mode they are there' },
  identifier:      { clause: 'X.226 §6.2.2.7',  answer: invalidValue,          says: 'a context identifier of the initiator is odd' },
  distinct:        { clause: 'X.226 §6.2.2.7',  answer: invalidValue,          says: 'the context identifiers are distinct' },
  transferSyntaxes: { clause: 'X.226 §8.2',     answer: invalidValue,          says: 'a context is proposed with a transfer syntax' },
  results:         { clause: 'X.226 §6.2.3.5',  answer: invalidValue,          says: 'there is one result for each context that was proposed' },
  result:          { clause: 'X.226 §6.2.3.5',  answer: invalidValue,          says: 'a context is accepted, with a transfer syntax that was proposed, or rejected' },
  context:         { clause: 'X.226 §6.4.4.3',  answer: invalidValue,          says: 'a value is in a context of the defined context set' },
  simple:          { clause: 'X.226 §8.4.2.2',  answer: invalidValue,          says: 'values are fully encoded where there is not exactly one context' },
  noValue:         { clause: 'X.226 §8.2',      answer: invalidValue,          says: 'user data are one value at least' },
  partOctets:      { clause: 'X.226 §8.4.2.5',  answer: invalidValue,          says: 'a value in BER has whole octets' },
  transferSyntax:  { clause: 'X.226 §8.4.2.7',  answer: invalidValue,          says: 'in a CP a value of a context with several transfer syntaxes names its own' },
  setElement:      { clause: 'X.226 §8.4.3',                                   says: 'in X.410 mode user data of a connect, a refusal and an abort are one SET' },
  reasonAndData:   { clause: 'X.226 §6.2.4.9',                                 says: 'a refusal by the provider has no user data' },
  unsupportedMode: { clause: 'local matter',                                   says: 'the mode is one that is set here' },
  version:         { clause: 'X.226 §6.2.6.4',                                 says: 'version 1 is among the protocol versions' },
  address:         { clause: 'X.226 §6.2.4.9',                                 says: 'a user is attached to the P-selector that is called' },
  defaultContext:  { clause: 'X.226 §6.2.6.2',                                 says: 'the default context is one that we can read' },
  unreadable:      { clause: 'X.226 §6.2.5.3',                                 says: 'the user data of a CP are in a context that we can read' },
  aborted:         { clause: 'X.226 §6.4.4.6',                                 says: 'the peer does not abort' },
});

/** What an ARP says of an error: our own faults know it, those of BER by this table, and what is no BER is no PPDU. */
export const abortReason = ({ code, fault }: ProtocolError): number => fault.answer ?? OF_BER[code] ?? unrecognizedPpdu;

// biome-ignore format: a table
const OF_BER: Readonly<Record<string, number>> = {
  'ber.unknown':      unrecognizedParameter,
  'ber.duplicate':    unexpectedParameter,
  'ber.missing':      invalidValue,
  'ber.explicit':     invalidValue,
  'ber.choice':       invalidValue,
  'ber.primitive':    invalidValue,
  'ber.constructed':  invalidValue,
  'ber.integer':      invalidValue,
  'ber.integerRange': invalidValue,
  'ber.objectId':     invalidValue,
  'ber.arc':          invalidValue,
  'ber.unusedBits':   invalidValue,
  'ber.bitSegment':   invalidValue,
  'ber.namedBits':    invalidValue,
  'ber.segment':      invalidValue,
};
