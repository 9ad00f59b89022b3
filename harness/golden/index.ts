export { builtIn } from './built-in.ts';
export { differenceIn } from './difference.ts';
export { FOLDER, filesOf } from './files.ts';
export { type Golden, type GoldenSet, golden, MOST_OCTETS, type Shown } from './golden.ts';
