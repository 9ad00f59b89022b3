/** Milliseconds until the next try, after so many: longer each time, and never very long. */
export const againAfter = (tries: number): number => Math.min(250 * 2 ** tries, 8000);
