/** How deep a scenario may be nested, aliases followed. */
export const DEPTH_MOST = 64;
/** How many values it may have, aliases counted each time. */
export const NODES_MOST = 50_000;
const TEXT_MOST = 1 << 20;

/** What is said of a file that goes beyond that. */
export const TOO_DEEP = `the file is nested more than ${DEPTH_MOST} deep`;
/** What is said of a file that goes beyond that. */
export const TOO_MANY = `the file has more than ${NODES_MOST} values, aliases counted each time`;

/** Why a text is not even parsed; undefined where it may be. */
export const refusalOf = (text: string): string | undefined => LIMITS.find(({ isBroken }) => isBroken(text))?.says;

/** Deeper brackets or dashes than any scenario has; the parser itself would not survive thousands. */
const isTooDeep = (text: string): boolean => {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[{\]}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : depth > 0 ? -1 : 0;
    if (depth > DEPTH_MOST) return true;
  }
  return NESTED_DASHES.test(text);
};

const NESTED_DASHES = new RegExp(`(?:[-?:]\\s+){${DEPTH_MOST}}`);

const LIMITS: readonly { readonly says: string; readonly isBroken: (text: string) => boolean }[] = [
  { says: 'the file is larger than 1 MiB', isBroken: (text) => text.length > TEXT_MOST },
  { says: TOO_DEEP, isBroken: isTooDeep },
];
