import { defined } from '#src/core/index.ts';
import type { Context, Pdv } from '#src/presentation/index.ts';
import { type Apdu, type ApduKind, decodeApdu, encodeApdu } from './apdu.ts';
import { acseFaults } from './faults.ts';
import type { Fields } from './fields.ts';
import { ACSE_SYNTAX } from './objects.ts';
import { externalOf, pdvOf } from './pdvs.ts';
import type { Accepted, From, Heard, Link } from './variables.ts';

/** An APDU as user data of the presentation service; in X.410 mode there is none, and its user information stands alone, X.227 §8.4. */
export const carried = <K extends ApduKind>(
  { mode, context }: Link,
  kind: K,
  fields: Absent<Fields<K>>,
  userInformation: readonly Pdv[] | undefined,
): readonly Pdv[] | undefined => {
  if (mode === 'x410-1984') return userInformation;
  if (context === undefined) throw acseFaults.context({ got: 'none' });
  const value = defined({ ...fields, userInformation: userInformation?.map(externalOf) });
  return [{ context, octets: encodeApdu({ kind, value } as Apdu) }];
};

/** The APDU in user data that must have it; in X.410 mode they stand for it, X.227 §8.4. */
export const heard = <K extends ApduKind>({ mode, context }: Link, kind: K, userData: readonly Pdv[] | undefined): Heard<K> => {
  if (mode === 'x410-1984') return { apdu: {}, userInformation: userData };
  if (context === undefined) throw acseFaults.context({ got: 'none' });
  const pdv = userData?.find((each) => each.context === context);
  if (pdv === undefined) throw acseFaults.missing({ got: `no ${kind}` });
  const { kind: got, value } = decodeApdu(pdv.octets);
  if (got !== kind) throw acseFaults.apdu({ got });
  const { userInformation, ...apdu } = value;
  return { apdu: apdu as Fields<K>, userInformation: userInformation?.map(pdvOf) };
};

/** User data that are no APDU of ours. */
export const besides = ({ context }: Link, userData: readonly Pdv[] = []): readonly Pdv[] | undefined => {
  const others = userData.filter((each) => context === undefined || each.context !== context);
  return others.length > 0 ? others : undefined;
};

/** Whether the presentation connection takes an APDU in an abort: not with version 1 of the session protocol, X.227 §7.3.3.1. */
export const takesAborts = ({ mode, version, context }: Link): boolean => mode === 'x410-1984' || (version > 1 && context !== undefined);

/** The presentation context that is proposed for our APDUs. */
export const contextIn = (contexts: readonly Context[] = []): number | undefined =>
  contexts.find(({ abstractSyntax }) => abstractSyntax === ACSE_SYNTAX)?.id;

/** What a connection is that is offered, or there: a context counts that was accepted. */
export const linkIn = (primitive: From<'P-CONNECT.indication'> | Accepted, { context: ours }: Link): Link => {
  const { mode, version, results } = primitive;
  const accepted = (id: number | undefined): boolean => results.some((each) => each.id === id && each.result === 'acceptance');
  const proposed =
    'contexts' in primitive
      ? primitive.contexts.filter(({ abstractSyntax }) => abstractSyntax === ACSE_SYNTAX).map(({ id }) => id)
      : [ours];
  return { mode, version, context: mode === 'normal' ? proposed.find(accepted) : undefined };
};

type Absent<T> = { readonly [K in keyof T]: T[K] | undefined };
