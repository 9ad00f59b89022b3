/** Does something so often, never more than so many at once. */
export const inFlight = async (most: number, count: number, once: () => Promise<void>): Promise<void> => {
  let left = count;
  const lane = async (): Promise<void> => {
    while (left-- > 0) await once();
  };
  await Promise.all(Array.from({ length: most }, lane));
};
