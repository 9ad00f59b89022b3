/** The time of the wall clock as a UTCTime (X.680 §47): YYMMDDhhmmssZ. */
export const utcNow = (): string => `${new Date().toISOString().replace(/\D/g, '').slice(2, 14)}Z`;
