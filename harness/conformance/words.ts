/** How a standard says it. What is only second hand known is graded `may` at most. */
export type Level = 'must' | 'should' | 'may';

/** What the endpoint under test does: it is called, or it calls. */
export type Role = 'responder' | 'initiator';

/** Where the tester's hands are, ISO/IEC 9646: everything below is done for it, in good order. */
export type Point = 'network' | 'transport' | 'session' | 'presentation' | 'association' | 'bind';

/** How far a link is brought before the case begins. */
export type State =
  /** TCP is open; of an endpoint that calls, the CR has come. */
  | 'connected'
  /** The transport connection is open. Of an endpoint that calls, its first words above transport have come. */
  | 'open'
  /** All layers are open: an association, in the mode of the case. */
  | 'bound'
  /** And we may send data: of MTAs, in an activity of ours. */
  | 'sending'
  /** All layers are open, and both sides have agreed that we release; MTAs need not. */
  | 'closing'
  /** An association of MTAs, and an activity runs: ours, or of an endpoint that calls its own. */
  | 'activity';

/** A TPDU or higher PDU as the tester names it: `cotp CC`, `session RF`, `acse AARE`; layer and kind of src/dissect. */
export type Seen = string;

/** Who stands above transport, as far as we can greet it: that it answers shows what was delivered. */
export type HelloName = 'mta' | 'mms' | 's7' | 'echo';
