/** One end of a connection: who opened it, and who was called. */
export type End = 'caller' | 'called';
