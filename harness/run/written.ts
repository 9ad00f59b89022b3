import type { Stamped } from './events.ts';

/** An event as it stands in run.ndjson, without the line feed. Whoever asks for the same event right after another gets what that one got. */
export const written = (event: Stamped): string => {
  if (event !== last) {
    text = JSON.stringify(event);
    last = event;
  }
  return text;
};

// Files, consoles and agents all hear of an event before the next one is told.
let last: Stamped | undefined;
let text = '';
