import { type Layer, type Stack, selected, stack, type Watch } from '#src/core/index.ts';
import { cotp, type TransportService } from '#src/cotp/index.ts';
import { type TcpService, tpkt } from '#src/tpkt/index.ts';
import { answering, type Choice, ignoring, type TransportIndication } from './answers.ts';
import type { StackProfile } from './profile.ts';

/** A stack for calling: X.224 over RFC 1006. `watch` sees every boundary. */
export const initiator = (profile: StackProfile, watch?: Watch): Layer<TransportService, TcpService> => ground(profile, watch);

/** A stack for being called: `choose` says what becomes of the caller. */
export const responder = (
  profile: StackProfile,
  choose: (first: TransportIndication) => Choice,
  watch?: Watch,
): Layer<TransportService, TcpService> => ground(profile, watch).add(selected(answering(choose), ignoring()));

/** The layers up to transport, with the traits of the network below them. */
export const ground = ({ cotp: options, network = [] }: StackProfile, watch?: Watch): Stack<TransportService, TcpService> =>
  network.reduce((below, trait) => below.add(trait()), stack(tpkt(), watch)).add(cotp(options));
