/** How far a call has unfolded when the product decides about it. */
export type StageName = 'address' | 'transport' | 'session' | 'presentation' | 'bind';

/** One comparison: what a connector wants, what the call shows, and whose rule it is. */
export interface Criterion {
  readonly name: string;
  readonly wanted: string;
  readonly got: string;
  readonly ok: boolean;
  /** The rule's source: a Q number, a clause, or 'assumed'. */
  readonly rule: string;
}

export interface Candidate {
  readonly connector: string;
  readonly criteria: readonly Criterion[];
}

/** Why a call is refused; harness/mta/refusals.ts says what that means on the wire and in the log. */
export type RefusalName =
  | 'unknownAddress'
  | 'ambiguous'
  | 'wrongSelector'
  | 'unknownMta'
  | 'otherConformance'
  | 'wrongDialogue'
  | 'suspended'
  | 'tooManyAssociations'
  | 'noControlBlock';

/**
 * What became of a call at a stage: one connector takes it, several still may (a later stage tells them apart), nobody does,
 * or several fit where the product needs one, and then its rule for that.
 */
export type Outcome =
  | { readonly kind: 'taken'; readonly by: string }
  | { readonly kind: 'open'; readonly among: readonly string[] }
  | { readonly kind: 'refused'; readonly why: RefusalName }
  | {
      readonly kind: 'ambiguous';
      readonly among: readonly string[];
      readonly so: { readonly taken: string } | { readonly refused: RefusalName };
    };

/** Who takes a call, and why nobody else: every connector of the called host against every criterion of the stage that decided. */
export interface Decision {
  readonly host: string;
  readonly product: string;
  readonly stage: StageName;
  readonly candidates: readonly Candidate[];
  readonly outcome: Outcome;
  /** The product rules in force, with their source. */
  readonly rules: string;
}
