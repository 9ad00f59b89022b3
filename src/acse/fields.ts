import { type Defined, defined } from '#src/core/index.ts';
import type { ApduKind, ApduOf } from './apdu.ts';
import type { Authentication, Titles } from './service.ts';

/** What an APDU says besides its user information. In X.410 mode there is none, and so nothing is said. */
export type Fields<K extends ApduKind> = Partial<Omit<ApduOf<K>, 'userInformation'>>;

/** Who is called, in the words of an AARQ. */
export const calledFields = ({ apTitle, aeQualifier, apInvocation, aeInvocation }: Titles = {}) => ({
  calledApTitle: apTitle,
  calledAeQualifier: aeQualifier,
  calledApInvocation: apInvocation,
  calledAeInvocation: aeInvocation,
});

/** Who calls, in the words of an AARQ. */
export const callingFields = ({ apTitle, aeQualifier, apInvocation, aeInvocation }: Titles = {}) => ({
  callingApTitle: apTitle,
  callingAeQualifier: aeQualifier,
  callingApInvocation: apInvocation,
  callingAeInvocation: aeInvocation,
});

/** Who answers, in the words of an AARE. */
export const respondingFields = ({ apTitle, aeQualifier, apInvocation, aeInvocation }: Titles = {}) => ({
  respondingApTitle: apTitle,
  respondingAeQualifier: aeQualifier,
  respondingApInvocation: apInvocation,
  respondingAeInvocation: aeInvocation,
});

/** Authentication, in the words of an AARQ and an AARE. */
export const authenticationFields = ({ requirements, mechanism, value }: Authentication = {}) => ({
  requirements,
  mechanism,
  authenticationValue: value,
});

/** Whom an AARQ calls. */
export const calledTitles = (apdu: Fields<'AARQ'>): Titles | undefined =>
  some({
    apTitle: apdu.calledApTitle,
    aeQualifier: apdu.calledAeQualifier,
    apInvocation: apdu.calledApInvocation,
    aeInvocation: apdu.calledAeInvocation,
  });

/** Whom an AARQ comes from. */
export const callingTitles = (apdu: Fields<'AARQ'>): Titles | undefined =>
  some({
    apTitle: apdu.callingApTitle,
    aeQualifier: apdu.callingAeQualifier,
    apInvocation: apdu.callingApInvocation,
    aeInvocation: apdu.callingAeInvocation,
  });

/** Whom an AARE comes from. */
export const respondingTitles = (apdu: Fields<'AARE'>): Titles | undefined =>
  some({
    apTitle: apdu.respondingApTitle,
    aeQualifier: apdu.respondingAeQualifier,
    apInvocation: apdu.respondingApInvocation,
    aeInvocation: apdu.respondingAeInvocation,
  });

/** What an AARQ and an AARE say of authentication. */
export const authenticationIn = (apdu: Fields<'AARQ'> | Fields<'AARE'>): Authentication | undefined =>
  some({ requirements: apdu.requirements, mechanism: apdu.mechanism, value: apdu.authenticationValue });

/** Whether requirements ask for the authentication functional unit, X.227 §9.1. */
export const asksAuthentication = (requirements: readonly number[] = []): boolean => requirements.includes(AUTHENTICATION);

const some = <const T extends object>(record: T): Defined<T> | undefined => {
  const present = defined(record);
  return Object.keys(present).length > 0 ? present : undefined;
};

const AUTHENTICATION = 0;
