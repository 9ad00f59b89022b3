import { context, explicit, integer, isSameTag, type Part, type Type } from '#src/asn1/index.ts';
import { internalTraceInformation, STANDARD_EXTENSIONS } from '#src/p1/index.ts';

/** The type of the value of an ExtensionField, X.411 §9.1, from its `type` beside it; of most the elements are shown as they are. */
export const extensionType = (beside: readonly Part[]): Type<unknown> | undefined => {
  const named = beside.find(({ name, tlv }) => name === 'type' && isSameTag(tlv.tag, STANDARD));
  return named && TYPES.get(integer.decode(named.tlv));
};

const STANDARD = context(0);

const TYPES: ReadonlyMap<number | bigint, Type<unknown>> = new Map([
  [STANDARD_EXTENSIONS['internal-trace-information'], explicit(2, internalTraceInformation)],
]);
