import type {
  Context,
  ContextResult,
  Mode,
  PassingDown,
  PassingUp,
  Pdv,
  PresentationAddress,
  PresentationParty,
  PresentationService,
  Refusal,
} from '#src/presentation/index.ts';
import type { References, TokenSettings, Unit } from '#src/session/index.ts';

/**
 * Who an application entity is, X.227 §9.1. AP-titles and AE-qualifiers are kept as the BER element inside their tag (a Name, a
 * RelativeDistinguishedName, an OBJECT IDENTIFIER, an INTEGER): this house does not look into them.
 */
export interface Titles {
  readonly apTitle?: Uint8Array;
  readonly aeQualifier?: Uint8Array;
  readonly apInvocation?: number;
  readonly aeInvocation?: number;
}

/** What an AARQ and an AARE say of authentication, X.227 §9.1: kept as they are. */
export interface Authentication {
  /** The bits that are set in the ACSE requirements; 0 is authentication. */
  readonly requirements?: readonly number[];
  readonly mechanism?: string;
  /** The element inside [12]. */
  readonly value?: Uint8Array;
}

interface Associating {
  readonly mode: Mode;
  readonly references?: References;
  readonly units?: readonly Unit[];
  readonly tokens?: TokenSettings;
  readonly syncPoint?: number;
  /** The name of the application context; there is none in X.410 mode. */
  readonly applicationContext?: string;
  readonly authentication?: Authentication;
  /** In normal mode values with their contexts; in X.410 mode one SET element without. */
  readonly userInformation?: readonly Pdv[];
}

type Abortion = Omit<Extract<PresentationService['up'], { kind: 'P-P-ABORT.indication' }>, 'kind'>;

// biome-ignore format: a table
/**
 * The association control service, X.217, and what passes it by (X.227 §7: the data phase is none of its business). In X.410 mode there are no
 * APDUs and everything is passed to and from the presentation service as it is (X.227 §8.4).
 */
export interface AcseService {
  readonly down:
    /** The contexts include that of ACSE, 2.2.1.0.1, in normal mode. */
    | ({ readonly kind: 'A-ASSOCIATE.request'; readonly called: PresentationAddress; readonly calling?: PresentationParty; readonly contexts?: readonly Context[]; readonly calledTitles?: Titles; readonly callingTitles?: Titles } & Associating)
    | ({ readonly kind: 'A-ASSOCIATE.response'; readonly result: 'accepted'; readonly responding?: PresentationParty; readonly results?: readonly ContextResult[]; readonly respondingTitles?: Titles } & Omit<Associating, 'mode'>)
    /** `diagnostic`: the number of an acse-service-user diagnostic, X.227 §9.1; absent: null (0). */
    | ({ readonly kind: 'A-ASSOCIATE.response'; readonly result: 'rejected-permanent' | 'rejected-transient'; readonly diagnostic?: number; readonly responding?: PresentationParty; readonly respondingTitles?: Titles } & Pick<Associating, 'references' | 'applicationContext' | 'userInformation'>)
    | { readonly kind: 'A-RELEASE.request'; readonly reason?: number; readonly userInformation?: readonly Pdv[] }
    | { readonly kind: 'A-RELEASE.response'; readonly reason?: number; readonly userInformation?: readonly Pdv[] }
    | { readonly kind: 'A-ABORT.request'; readonly diagnostic?: number; readonly userInformation?: readonly Pdv[] }
    | PassingDown;
  readonly up:
    | ({ readonly kind: 'A-ASSOCIATE.indication'; readonly called: PresentationParty; readonly calling: PresentationParty; readonly contexts: readonly Context[]; readonly results: readonly ContextResult[]; readonly version: number; readonly calledTitles?: Titles; readonly callingTitles?: Titles } & Associating)
    | ({ readonly kind: 'A-ASSOCIATE.confirm'; readonly result: 'accepted'; readonly responding: PresentationParty; readonly results: readonly ContextResult[]; readonly version: number; readonly respondingTitles?: Titles } & Associating)
    /** `refusal.layer` is 'acse' for an AARE (the reason is its diagnostic, as 'user N' or 'provider N'), else that of the layer below that refused. */
    | { readonly kind: 'A-ASSOCIATE.confirm'; readonly result: 'rejected-permanent' | 'rejected-transient'; readonly refusal: Refusal; readonly references?: References; readonly applicationContext?: string; readonly respondingTitles?: Titles; readonly userInformation?: readonly Pdv[] }
    | { readonly kind: 'A-RELEASE.indication'; readonly reason?: number; readonly userInformation?: readonly Pdv[] }
    | { readonly kind: 'A-RELEASE.confirm'; readonly reason?: number; readonly userInformation?: readonly Pdv[] }
    /** An ABRT of the peer's user, or of the peer's ACSE. */
    | { readonly kind: 'A-ABORT.indication'; readonly source: 'service-user' | 'service-provider'; readonly diagnostic?: number; readonly userInformation?: readonly Pdv[]; readonly cause?: Error }
    | ({ readonly kind: 'A-P-ABORT.indication' } & Abortion)
    | PassingUp;
}
