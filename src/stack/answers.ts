import { down, type Layer, NOTHING, passing, up } from '#src/core/index.ts';
import type { TransportService } from '#src/cotp/index.ts';

/** A caller, as it presents itself. */
export type TransportIndication = Extract<TransportService['up'], { kind: 'T-CONNECT.indication' }>;

/** The terms on which a caller is accepted: what the T-CONNECT.response says. */
export type Terms = Omit<Extract<TransportService['down'], { kind: 'T-CONNECT.response' }>, 'kind'>;

/** What to do with a caller: accept it on these terms, refuse it with a DR, or answer nothing, ever. */
export type Choice = { readonly accept: Terms } | { readonly refuse: number; readonly additional?: Uint8Array } | { readonly ignore: true };

/** A layer that gives a caller its answer. */
export type Answer = Layer<TransportService, TransportService>;

/** Accepts the caller; the indication goes up when the response is down, and from then on everything passes. */
export const accepting = (terms: Terms): Answer => ({
  fromAbove: (primitive) => [down(primitive)],
  fromBelow: (primitive) =>
    primitive.kind === 'T-CONNECT.indication' ? [down({ kind: 'T-CONNECT.response', ...terms }), up(primitive)] : [up(primitive)],
});

/** Refuses the caller with a DR, X.224 §6.6; nobody above hears of it but its end. */
export const refusing = (reason: number, additional?: Uint8Array): Answer => ({
  fromAbove: () => NOTHING,
  fromBelow: (primitive) =>
    primitive.kind === 'T-CONNECT.indication'
      ? [down(additional ? { kind: 'T-DISCONNECT.request', reason, additional } : { kind: 'T-DISCONNECT.request', reason })]
      : [up(primitive)],
});

/** Answers nothing; the user can still end the connection, and hears of its end. */
export const ignoring = (): Answer => ({
  fromAbove: (primitive) => (primitive.kind === 'T-DISCONNECT.request' ? [down(primitive)] : NOTHING),
  fromBelow: (primitive) => (primitive.kind === 'T-DISCONNECT.indication' ? [up(primitive)] : NOTHING),
});

/** The answer that somebody chooses for a caller. What ends before it has called passes. */
export const answering =
  (choose: (first: TransportIndication) => Choice) =>
  (first: TransportService['up']): Answer => {
    if (first.kind !== 'T-CONNECT.indication') return passing();
    const choice = choose(first);
    if ('accept' in choice) return accepting(choice.accept);
    if ('refuse' in choice) return refusing(choice.refuse, choice.additional);
    return ignoring();
  };
