import { styleText } from 'node:util';

/** How text for a terminal is dressed: colour only as an addition to a glyph and a word. */
export interface Paint {
  readonly colour: boolean;
  readonly unicode: boolean;
}

/** Plain: no colour, but glyphs. */
export const PLAIN: Paint = { colour: false, unicode: true };

export type Tone = 'good' | 'bad' | 'warn' | 'dim' | 'strong' | 'name';

const TONES = { good: 'green', bad: 'red', warn: 'yellow', dim: 'dim', strong: 'bold', name: 'cyan' } as const satisfies Record<
  Tone,
  Parameters<typeof styleText>[0]
>;

export const dress = ({ colour }: Paint, tone: Tone, text: string): string =>
  colour ? styleText(TONES[tone], text, { validateStream: false }) : text;

/** Every glyph with the ASCII word that stands for it where the locale has no such letters. */
const GLYPHS = {
  pass: ['✓', 'ok'],
  warn: ['⚠', 'warn'],
  fail: ['✗', 'NOT OK'],
  inconclusive: ['?', '?'],
  xfail: ['~', 'xfail'],
  xpass: ['!', 'XPASS'],
  'n/a': ['–', 'n/a'],
  error: ['☒', 'ERROR'],
  none: [' ', ' '],
  arrow: ['→', '->'],
  back: ['←', '<-'],
  down: ['↓', '(down)'],
  variant: ['┆', ':'],
  bullet: ['·', '*'],
} as const;
export type Glyph = keyof typeof GLYPHS;

export const glyph = ({ unicode }: Paint, name: Glyph): string => GLYPHS[name][unicode ? 0 : 1];

/** `--color` > NO_COLOR (not empty) > FORCE_COLOR > whether it is a terminal; glyphs by locale and `--ascii`. */
export const paintOf = (
  { color = 'auto', ascii = false }: { readonly color?: string; readonly ascii?: boolean },
  env: Readonly<Record<string, string | undefined>>,
  isTTY: boolean,
): Paint => {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  return { colour: colourOf(color, env, isTTY), unicode: !ascii && (locale === '' || /utf-?8/i.test(locale)) };
};

const colourOf = (color: string, env: Readonly<Record<string, string | undefined>>, isTTY: boolean): boolean => {
  if (color !== 'auto') return color === 'always';
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0';
  return isTTY && env.TERM !== 'dumb';
};
