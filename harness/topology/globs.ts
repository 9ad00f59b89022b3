/** Whether a glob over `host/connector` fits: `*` alone fits all, `*` within a word stops at the slash. */
export const globFits = (glob: string, id: string): boolean => {
  if (glob === '*') return true;
  const pattern = glob.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pattern.join('[^/]*')}$`).test(id);
};

/** Of the globs that fit, the most exact: the one with the most letters of its own. */
export const mostExact = (globs: readonly string[], id: string): string | undefined =>
  globs.filter((glob) => globFits(glob, id)).toSorted((a, b) => lettersOf(b) - lettersOf(a) || starsOf(a) - starsOf(b))[0];

const lettersOf = (glob: string): number => glob.replaceAll('*', '').length;
const starsOf = (glob: string): number => glob.length - lettersOf(glob);
