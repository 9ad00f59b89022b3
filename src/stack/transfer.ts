import { type Layer, selected, stack, type Watch } from '#src/core/index.ts';
import type { TransportService } from '#src/cotp/index.ts';
import { type MtaOptions, mta, type TransferService } from '#src/p1/index.ts';
import { type RtseOptions, rtse } from '#src/rtse/index.ts';
import type { TcpService } from '#src/tpkt/index.ts';
import { type Choice, ignoring, refusing, type TransportIndication } from './answers.ts';
import { type AssociationProfile, associating } from './association.ts';
import { bare } from './bare.ts';
import type { StackProfile } from './profile.ts';
import { ground } from './stacks.ts';

/** The settings of the layers above transport, one field a layer. */
export interface UpperProfile extends AssociationProfile {
  readonly rtse?: RtseOptions;
  readonly p1?: MtaOptions;
  /** What is made of all these layers together. */
  readonly trait?: TransferTrait;
}

/** The layers above transport as one, and what a product makes of that. Made anew for each connection. */
export type TransferTrait = (layers: Layer<TransferService, TransportService>) => Layer<TransferService, TransportService>;

/** The settings of every layer of an MTA's association. */
export interface TransferProfile extends StackProfile, UpperProfile {}

/** What to do with a caller: talk to it with these layers, or what an endpoint without any can do. */
export type TransferChoice = { readonly talk: UpperProfile } | Choice;

/** An MTA's stack for calling: from TCP to the MTA bind. `watch` sees every boundary. */
export const transferInitiator = (profile: TransferProfile, watch?: Watch): Layer<TransferService, TcpService> =>
  ground(profile, watch).add(upper(profile, watch));

/** An MTA's stack for being called: `choose` says what becomes of the caller. */
export const transferResponder = (
  profile: StackProfile,
  choose: (first: TransportIndication) => TransferChoice,
  watch?: Watch,
): Layer<TransferService, TcpService> => ground(profile, watch).add(selected(choosing(choose, watch), bare()));

const upper = ({ trait = asTheyAre, ...profile }: UpperProfile, watch?: Watch): Layer<TransferService, TransportService> =>
  trait(associating(profile, watch).add(rtse(profile.rtse)).add(mta(profile.p1)));
const asTheyAre: TransferTrait = (layers) => layers;

const choosing =
  (choose: (first: TransportIndication) => TransferChoice, watch: Watch | undefined) =>
  (first: TransportService['up']): Layer<TransferService, TransportService> => {
    if (first.kind !== 'T-CONNECT.indication') return bare();
    const choice = choose(first);
    if ('talk' in choice) return upper(choice.talk, watch);
    if ('accept' in choice) return bare(choice.accept);
    return stack<TransportService, TransportService>('refuse' in choice ? refusing(choice.refuse, choice.additional) : ignoring()).add(
      bare(),
    );
  };
