import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { nearest } from '#harness/run/index.ts';
import { type Flag, type Flags, type Io, UsageError } from './command.ts';
import { COMMANDS } from './commands.ts';
import { COMMON_FLAGS } from './common-flags.ts';
import { type ConfigFile, nameOf } from './settings.ts';

/** The settings of the file that `--config` or PORT102_CONFIG names, or of `port102.config.yaml` where one stands. */
export const configFileOf = async (io: Io, given: Flags): Promise<ConfigFile | undefined> => {
  const named = typeof given.config === 'string' ? given.config : io.env.PORT102_CONFIG;
  const file = named || USUAL;
  const path = resolve(io.cwd, file);
  if (!existsSync(path)) {
    if (named) throw new UsageError(`there is no config file "${named}"`);
    return undefined;
  }
  const { parse } = await import('yaml');
  return { file, values: read(file, parse(readFileSync(path, 'utf8'))) };
};

const read = (file: string, written: unknown): ConfigFile['values'] => {
  if (written === null || written === undefined) return new Map();
  if (typeof written !== 'object' || Array.isArray(written))
    throw new UsageError(`${file} is no map of settings`, 'write one a line: seed: 7');
  return new Map(Object.entries(written).map(([name, value]) => [name, settingIn(file, flagOf(file, name), name, value)]));
};

const flagOf = (file: string, name: string): Flag => {
  const flag = ALL.find((each) => nameOf(each) === name);
  if (flag) return flag;
  const near = nearest(name, ALL.map(nameOf));
  throw new UsageError(
    `${file}: there is no setting "${name}"`,
    near ? `did you mean ${near}?` : 'port102 doctor --config lists those that all commands share',
  );
};

const settingIn = (file: string, { flags, choices, several }: Flag, name: string, value: unknown): Flags[string] => {
  const values = [value].flat();
  if (!flags.includes('<') && typeof value === 'boolean') return value;
  if (!flags.includes('<') || values.some((each) => typeof each === 'object'))
    throw new UsageError(`${file}: ${name} is ${flags.includes('<') ? 'a text' : 'true or false'}`);
  const wrong = values.find((each) => choices && !choices.includes(String(each)));
  if (wrong !== undefined) throw new UsageError(`${file}: ${name} is "${String(wrong)}"; it can be ${choices?.join(', ')}`);
  return several || flags.includes('...') ? values.map(String) : String(value);
};

const USUAL = 'port102.config.yaml';
const ALL: readonly Flag[] = [...COMMON_FLAGS, ...COMMANDS.flatMap(({ flags }) => flags)];
