import { type Flag, type Flags, type Io, type Setting, UsageError } from './command.ts';

/** Settings that a file holds, by the long name of their flag. */
export interface ConfigFile {
  readonly file: string;
  readonly values: ReadonlyMap<string, Flags[string]>;
}

/** The values in force: flag before `PORT102_*` variable before config file before default. `given` holds what the command line says. */
export const settingsOf = (flags: readonly Flag[], given: Flags, env: Io['env'], config?: ConfigFile): readonly Setting[] =>
  flags.map((flag) => {
    const name = nameOf(flag);
    const value = given[camel(name)];
    if (value !== undefined) return { name, value, from: `--${name}` };
    const variable = variableOf(name);
    const text = env[variable];
    if (text) return { name, value: fromText(flag, variable, text), from: variable };
    const written = config?.values.get(name);
    if (config && written !== undefined) return { name, value: written, from: config.file };
    return { name, value: flag.default === undefined ? undefined : textOf(flag.default), from: 'default' };
  });

/** Settings as a command reads them: by name in camel case, those without a value left out. */
export const flagsOf = (settings: readonly Setting[]): Flags =>
  Object.fromEntries(settings.filter(({ value }) => value !== undefined).map(({ name, value }) => [camel(name), value]));

/** The long name of a flag: `run-dir` of `--run-dir <dir>`. */
export const nameOf = ({ flags }: Flag): string => /--([a-z0-9-]+)/.exec(flags)![1]!;

/** The variable that stands for a flag: `PORT102_RUN_DIR`. */
export const variableOf = (name: string): string => `PORT102_${name.toUpperCase().replaceAll('-', '_')}`;

/** The long name as a command reads it: `runDir` of `run-dir`. */
export const camel = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const fromText = ({ flags, choices, several }: Flag, variable: string, text: string): Flags[string] => {
  if (choices && !choices.includes(text)) throw new UsageError(`${variable} is "${text}"; it can be ${choices.join(', ')}`);
  if (several || flags.includes('...')) return text.split(/[\s,]+/);
  return /[<[]/.test(flags) ? text : !OFF.has(text.toLowerCase());
};

const textOf = (value: string | boolean | number): string | boolean => (typeof value === 'number' ? String(value) : value);

/** What turns a flag without a value off. */
const OFF: ReadonlySet<string> = new Set(['0', 'false', 'no', 'off']);
