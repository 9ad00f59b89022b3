import { decodeValue, encodeValue, implicit, t61String, UNIVERSAL_TAGS, utcTime } from '#src/asn1/index.ts';
import { areSame, defined } from '#src/core/index.ts';
import type { Mode } from '#src/presentation/index.ts';
import type { References } from '#src/session/index.ts';
import type { SessionConnectionIdentifier } from './apdu.ts';
import { rtseFaults } from './faults.ts';

/**
 * What a side calls its session connection by: its name and a UTCTime, as the session layer carries them. The caller's go with its CN, the
 * called side's with its AC.
 */
export const referencesOf = (
  mode: Mode,
  side: 'calling' | 'called',
  { name, time, additional }: { readonly name: string; readonly time: string; readonly additional?: string },
): References =>
  defined({
    [side]: encodeValue(NAMES[mode], name),
    common: encodeValue(utcTime, time),
    additional: additional === undefined ? undefined : encodeValue(t61String, additional),
  });

/** Whether both name the same session connection, as far as a SessionConnectionIdentifier goes. */
export const isSameConnection = (a: References, b: References): boolean =>
  isSame(a.calling, b.calling) && isSame(a.common, b.common) && isSame(a.additional, b.additional);

/** Whether a connection has what a SessionConnectionIdentifier needs. */
export const isNamed = ({ calling, common }: References): boolean => calling !== undefined && common !== undefined;

/** The SessionConnectionIdentifier of a connection, X.228 §9. */
export const connectionOf = ({ calling, common, additional }: References): SessionConnectionIdentifier => {
  if (calling === undefined || common === undefined) throw rtseFaults.references();
  return defined({
    callingSSuserReference: calling,
    commonReference: common,
    additionalReferenceInformation: additional && decodeValue(t61String, additional),
  });
};

/** The references that a SessionConnectionIdentifier stands for. */
export const referencesIn = ({
  callingSSuserReference,
  commonReference,
  additionalReferenceInformation: additional,
}: SessionConnectionIdentifier): References =>
  defined({
    calling: callingSSuserReference,
    common: commonReference,
    additional: additional === undefined ? undefined : encodeValue(t61String, additional),
  });

/** What the CN and the AC say together: the caller's references, and what the called side calls it. */
export const joinedReferences = (asked: References = {}, answered: References = {}): References =>
  defined({ ...asked, called: answered.called ?? asked.called });

/** Whether both are absent, or the same octets. */
export const isSame = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean => {
  if (a === undefined || b === undefined) return a === b;
  return areSame(a, b);
};

/** What a name is in each mode: a T61String, and an OCTET STRING of the same characters. */
const NAMES = { normal: implicit(UNIVERSAL_TAGS.octetString, t61String), 'x410-1984': t61String } as const;
