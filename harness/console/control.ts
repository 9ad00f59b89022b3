import type { Cannot, ClientMessage, ServerMessage } from './protocol.ts';

/** What can be done to a run. */
export type Deed = Exclude<ClientMessage, { type: 'fetch' | 'octets' | 'take' | 'since' }>;

type State = Extract<ServerMessage, { type: 'state' }>;

/** Who does what is asked of a run. */
export interface Control {
  readonly state: Omit<State, 'type'>;
  /** What stands while it is paused. */
  readonly pauses: 'run' | 'drawing';
  /** What there is not here, and why. */
  readonly cannot: Cannot;
  /** Does it; words, where there is something to be said. Throws a Refusal or a TextError. */
  do(deed: Deed): string | undefined;
  /** Says that something is otherwise than before. */
  watch(changed: () => void): void;
}

/** It cannot be done, and why. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
