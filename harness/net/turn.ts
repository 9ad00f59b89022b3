/** A turn of the event loop: sockets are heard, and every promise that can go on has gone on. */
export const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
