import { type DataValue, decodeBerSeries, decodeValue, encodeBer, encodeValue } from '#src/asn1/index.ts';
import { concat } from '#src/core/index.ts';
import type { DefinedContexts } from './contexts.ts';
import { presentationFaults } from './faults.ts';
import { type UserData, userData } from './ppdu.ts';
import type { Mode, Pdv } from './service.ts';

/** Values as User-data, fully encoded: each stands by itself, X.226 §8.4.2.5 a). Undefined where there is none. */
export const userDataOf = (values: readonly Pdv[] | undefined, contexts: DefinedContexts): UserData | undefined => {
  if (values === undefined || values.length === 0) return undefined;
  return {
    kind: 'full',
    value: values.map(({ context, octets }) => ({
      context: definedIn(contexts, context),
      values: { kind: 'singleAsn1Type', value: octets },
    })),
  };
};

/** The values in User-data, each in a context of the set, X.226 §6.4.4.3. */
export const valuesIn = (data: UserData, contexts: DefinedContexts): readonly Pdv[] => {
  if (data.kind === 'simple') return elementsIn(data.value, onlyOne(contexts));
  const values = readValues(data);
  for (const { context } of values) definedIn(contexts, context);
  return values;
};

/** The values in User-data, whatever their contexts: for a connection that is over. */
export const readValues = (data: UserData): readonly Pdv[] => {
  if (data.kind === 'simple') throw presentationFaults.simple();
  if (data.value.length === 0) throw presentationFaults.noValue({ got: 0 });
  return data.value.flatMap(({ context, values }) => dataValues(values, context));
};

/** Values as the user data of a session service: User-data, or in X.410 mode as they are, X.226 §8.4.3.2. */
export const encodeValues = (values: readonly Pdv[] | undefined, mode: Mode, contexts: DefinedContexts): Uint8Array | undefined => {
  if (mode === 'x410-1984') return values && concat(values.map(({ octets }) => octets));
  const data = userDataOf(values, contexts);
  return data && encodeValue(userData, data);
};

/** The values in the user data of a session service, X.226 §8.4. */
export const decodeValues = (octets: Uint8Array | undefined, mode: Mode, contexts: DefinedContexts): readonly Pdv[] | undefined => {
  if (octets === undefined) return undefined;
  return mode === 'normal' ? valuesIn(decodeValue(userData, octets), contexts) : [{ octets }];
};

/** The one SET that is the user data of X.410 mode, X.226 §8.4.3. */
export const oneSet = (values: readonly Pdv[] | undefined): Uint8Array | undefined => {
  if (values !== undefined && values.length > 1) throw presentationFaults.setElement({ got: `${values.length} values` });
  return values?.[0]?.octets;
};

/** It as a value. */
export const setIn = (octets: Uint8Array | undefined): readonly Pdv[] | undefined => octets && [{ octets }];

/** The context, where it is one of the set. */
export const definedIn = (contexts: DefinedContexts, context: number | undefined): number => {
  if (context === undefined || !contexts.has(context)) throw presentationFaults.context({ got: context ?? 'none' });
  return context;
};

const onlyOne = (contexts: DefinedContexts): number => {
  const [context, other] = contexts.keys();
  if (context === undefined || other !== undefined) throw presentationFaults.simple({ got: `${contexts.size} contexts` });
  return context;
};

// Octets hold one value behind the other, X.226 §8.4.2.5, and many a peer sends a single one so.
const dataValues = (values: DataValue, context: number): readonly Pdv[] => {
  if (values.kind === 'singleAsn1Type') return [{ context, octets: values.value }];
  if (values.kind === 'octetAligned') return elementsIn(values.value, context);
  if (values.value.unused > 0) throw presentationFaults.partOctets({ got: values.value.unused });
  return elementsIn(values.value.octets, context);
};

const elementsIn = (octets: Uint8Array, context: number): readonly Pdv[] => {
  const elements = decodeBerSeries(octets).map((element): Pdv => ({ context, octets: encodeBer(element) }));
  if (elements.length === 0) throw presentationFaults.noValue({ got: 0 });
  return elements;
};
