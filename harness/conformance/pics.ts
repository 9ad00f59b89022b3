import { isScalar } from 'yaml';
import { nearest } from '#harness/run/index.ts';
import { FEATURES, type Feature } from './case.ts';
import { concluded, type Findings } from './findings.ts';
import type { HelloName } from './words.ts';
import { type Flaw, YamlFile } from './yaml-file.ts';

/** What somebody says of an endpoint: a protocol implementation conformance statement. */
export type Pics = Readonly<Partial<Record<Feature, boolean>>>;

/** Reads a PICS file: a feature a line, true or false. With flaws there is none. */
export const readPics = (text: string, name: string): { readonly pics: Pics; readonly flaws: readonly Flaw[] } => {
  const file = new YamlFile(text, name);
  const pics: Partial<Record<Feature, boolean>> = {};
  const features = Object.keys(FEATURES) as Feature[];
  for (const [key, value, at] of file.root ? file.pairs(file.root) : []) {
    const feature = features.find((each) => each === key);
    if (feature === undefined) {
      const near = nearest(key, features);
      file.wrong(at, `there is no feature "${key}"${near ? `, did you mean ${near}?` : `: there are ${features.join(', ')}`}`);
    } else if (isScalar(value) && typeof value.value === 'boolean') pics[feature] = value.value;
    else file.wrong(value ?? at, `${key} is true or false`);
  }
  return { pics, flaws: file.flaws };
};

/** What was found out, with what a PICS file says in its place. */
export const stated = ({ has, why, hello, ...found }: Findings, pics: Pics): Findings => {
  const rest = { ...found, hello: greeted({ ...has, ...pics }, hello, pics) };
  const denied = Object.entries(pics).flatMap(([feature, is]) => (is ? [] : [[feature, 'the PICS file says that it is not there']]));
  const said = { ...why, ...Object.fromEntries(denied) };
  const follows = concluded({ ...rest, has: { ...has, ...pics }, why: said });
  return { ...follows, has: { ...follows.has, ...pics }, why: { ...follows.why, ...Object.fromEntries(denied) } };
};

/** Whom an endpoint is greeted as: what it was found to be, unless the file says that it is none of these, or another. */
const greeted = (has: Findings['has'], found: HelloName, pics: Pics): HelloName =>
  isUser(found) && has[found] ? found : helloIn(pics, found);

/** Whom a PICS file says to greet; `otherwise` where it does not. */
export const helloIn = (pics: Pics, otherwise: HelloName = 'mta'): HelloName => USERS.find((user) => pics[user]) ?? otherwise;

/** Whoever stands on an association. */
const USERS = ['mta', 'mms'] as const satisfies readonly (HelloName & Feature)[];
const isUser = (hello: HelloName): hello is (typeof USERS)[number] => USERS.some((user) => user === hello);

/** A PICS file of what was found out. */
export const writePics = ({ has, why }: Findings, target: string): string =>
  [
    `# What ${target} was found to have; false makes the cases that need it not applicable.`,
    ...(Object.keys(FEATURES) as Feature[]).map((feature) => {
      const because = has[feature] || !why[feature] ? FEATURES[feature] : `${FEATURES[feature]}: ${why[feature]}`;
      return `${feature}: ${has[feature] === true}  # ${because}`;
    }),
    '',
  ].join('\n');
