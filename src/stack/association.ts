import { type AcseOptions, type AcseService, acse } from '#src/acse/index.ts';
import { type Layer, passing, type Stack, selected, stack, type Watch } from '#src/core/index.ts';
import type { TransportService } from '#src/cotp/index.ts';
import { type PresentationOptions, presentation } from '#src/presentation/index.ts';
import { type SessionOptions, session } from '#src/session/index.ts';
import type { TcpService } from '#src/tpkt/index.ts';
import { type Answer, ignoring, refusing, type TransportIndication } from './answers.ts';
import type { StackProfile } from './profile.ts';
import { ground } from './stacks.ts';

/** The settings of the layers from session to ACSE, one field a layer. */
export interface AssociationProfile {
  readonly session?: SessionOptions;
  readonly presentation?: PresentationOptions;
  readonly acse?: AcseOptions;
}

/** What becomes of a caller whose user stands on ACSE: its CN is waited for, or its CR refused. */
export type AssociationChoice = 'talk' | { readonly refuse: number };

/** The layers between transport and the user of an association. */
export const associating = (profile: AssociationProfile, watch?: Watch): Stack<AcseService, TransportService> =>
  stack(session(profile.session), watch).add(presentation(profile.presentation)).add(acse(profile.acse));

/** A stack for calling whose user stands on ACSE, as that of MMS does. `watch` sees every boundary. */
export const associationInitiator = (profile: AssociationProfile & StackProfile, watch?: Watch): Layer<AcseService, TcpService> =>
  ground(profile, watch).add(associating(profile, watch));

/** The same for being called: `choose` says what becomes of the caller. */
export const associationResponder = (
  profile: AssociationProfile & StackProfile,
  choose: (first: TransportIndication) => AssociationChoice,
  watch?: Watch,
): Layer<AcseService, TcpService> =>
  ground(profile, watch)
    .add(selected(answering(choose), ignoring()))
    .add(associating(profile, watch));

const answering =
  (choose: (first: TransportIndication) => AssociationChoice) =>
  (first: TransportService['up']): Answer => {
    const choice = first.kind === 'T-CONNECT.indication' ? choose(first) : 'talk';
    return choice === 'talk' ? passing() : refusing(choice.refuse);
  };
