/** Rules without a case, and why. */
export const UNTRIED: Readonly<Record<string, string>> = {};
