/**
 * The time of a run, in milliseconds since it began, as a UTCTime (X.680 §47): YYMMDDhhmmssZ. A run begins when Exchange 5.5 was current, and
 * so it is the same each time.
 */
export const utcTimeAt = (now: number): string => `${new Date(BEGINNING + now).toISOString().replace(/\D/g, '').slice(2, 14)}Z`;

const BEGINNING = Date.UTC(1999, 10, 22, 12);
