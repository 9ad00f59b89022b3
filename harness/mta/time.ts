/** A time as a UTCTime (X.680 §47), YYMMDDhhmmssZ: so many milliseconds after a date. */
export const utcTimeAt = (now: number, began: Date = BEGINNING): string =>
  `${new Date(began.getTime() + now).toISOString().replace(/\D/g, '').slice(2, 14)}Z`;

/** A run begins when Exchange 5.5 was current, and so it is the same each time. */
const BEGINNING = new Date(Date.UTC(1999, 10, 22, 12));
