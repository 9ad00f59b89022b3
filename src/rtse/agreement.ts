import type { Named } from '#src/asn1/index.ts';
import type { TokenSettings, Unit } from '#src/session/index.ts';
import type { Rtorq } from './apdu.ts';
import { rtseFaults } from './faults.ts';
import type { Dialogue, Turn, Unsaid } from './service.ts';

/** The functional units of the session layer that reliable transfer stands on, X.228 §7.1. */
export const UNITS: readonly Unit[] = ['halfDuplex', 'minorSync', 'activity', 'exceptions'];

/** Throws unless these units are among those. */
export const judgeUnits = (units: readonly Unit[] = []): void => {
  const missing = UNITS.find((unit) => !units.includes(unit));
  if (missing !== undefined) throw rtseFaults.units({ got: `none: ${missing}` });
};

/** The tokens that are the turn, X.218 §9.1.1.2: all of them, together. */
export const TOKENS = ['data', 'minor', 'major'] as const;

/** All tokens where the turn is. */
export const tokensAt = (turn: Turn): TokenSettings => ({ data: turn, minor: turn, major: turn });

/** Where the turn is. What is left to the acceptor is the initiator's. */
export const turnIn = (tokens: TokenSettings = {}): Turn => {
  const places = TOKENS.map((token) => tokens[token] ?? 'initiator').filter((place) => place !== 'choice');
  const [turn = 'initiator'] = places;
  if (places.some((place) => place !== turn)) throw rtseFaults.tokens({ got: places.join(', ') });
  return turn;
};

/** Checkpoint and window, X.228 §7.1. */
export interface Sizes {
  readonly checkpointSize: number;
  readonly windowSize: number;
}

/** What an RTORQ proposes of sizes and dialogue. */
type Proposal = Pick<Rtorq, Unsaid>;

/** What stands for what an RTORQ leaves unsaid, X.228 §9. */
export const DEFAULTS = { checkpointSize: 0, windowSize: 3, dialogueMode: 'monologue' } as const satisfies Required<Proposal>;

/** What a proposal leaves unsaid. */
export const unsaidIn = (proposal: Proposal): readonly Unsaid[] => UNSAID.filter((name) => proposal[name] === undefined);
const UNSAID = Object.keys(DEFAULTS) as readonly Unsaid[];

/** A proposal that leaves some of it unsaid. */
export const leaving = (proposal: Required<Proposal>, unsaid: readonly Unsaid[] = []): Proposal =>
  Object.fromEntries(Object.entries(proposal).filter(([name]) => !unsaid.some((each) => each === name)));

/** Sizes as they are read. */
export const judgeSizes = ({ checkpointSize, windowSize }: Sizes): Sizes => {
  if (checkpointSize < 0 || windowSize < 0) throw rtseFaults.sizes({ got: `${checkpointSize}, ${windowSize}` });
  return { checkpointSize, windowSize };
};

/** Throws where an acceptor answers more than was proposed; where no checkpoints were, it may choose, X.228 §7.1. */
export const judgeAnswer = (answered: Sizes, proposed: Sizes): void => {
  const isLarger = proposed.checkpointSize > 0 && answered.checkpointSize > proposed.checkpointSize;
  if (isLarger || answered.windowSize > proposed.windowSize)
    throw rtseFaults.sizes({ got: `${answered.checkpointSize}, ${answered.windowSize}` });
};

/** What an acceptor answers to a checkpoint size, X.228 §7.1: at most that, where 0 leaves it the choice. */
export const agreedCheckpoint = (proposed: number, most: number | undefined): number =>
  proposed === 0 || most === 0 ? (most ?? 0) : Math.min(proposed, most ?? proposed);

/** What an acceptor answers to a window size, X.228 §7.1: at most that. */
export const agreedWindow = (proposed: number, most: number | undefined): number => Math.min(proposed, most ?? proposed);

/** The dialogue mode, if it is one. */
export const dialogueIn = (mode: Named<{ readonly [D in Dialogue]: number }>): Dialogue => {
  if (typeof mode === 'number') throw rtseFaults.dialogue({ got: mode });
  return mode;
};
