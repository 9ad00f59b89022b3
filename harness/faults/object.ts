import { TextError, written } from '#harness/filter/index.ts';
import type { Fault } from './fault.ts';
import type { Args } from './kind.ts';
import { KINDS, type KindName } from './kinds.ts';
import { parseFault } from './parse.ts';

/** A fault as a map: what it is for under `on`, the kind under `do`, and its arguments beside that. */
export interface FaultObject {
  readonly on?: TargetObject | undefined;
  readonly do: KindName;
  readonly times?: number | undefined;
  readonly [argument: string]: unknown;
}

export interface TargetObject {
  readonly filter?: string | undefined;
  readonly layer?: string | undefined;
  readonly pdu?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly at?: string | undefined;
  /** A host or a connector with `dir`; the same as from, to or at. */
  readonly host?: string | undefined;
  readonly connector?: string | undefined;
  readonly dir?: 'from' | 'to' | undefined;
  readonly nth?: number | undefined;
  readonly after?: number | undefined;
  readonly each?: 'line' | undefined;
}

/** What is wrong with a map, at one of its keys. */
export interface Misfit {
  readonly path: readonly string[];
  readonly says: string;
  readonly hint?: string | undefined;
}

/** Reads the map of a fault: it is written as a text, and that is read, so that both are one. */
export const faultOfObject = (object: FaultObject): Fault | Misfit => {
  const wrong = wrongOn(object.on ?? {}) ?? wrongArgument(object);
  if (wrong) return wrong;
  const pieces = [...targetPieces(object.on ?? {}), { path: ['do'], text: ':' }, ...deedPieces(object)];
  const text = pieces.map((piece) => piece.text).join(' ');
  try {
    return parseFault(text);
  } catch (error) {
    if (!(error instanceof TextError)) throw error;
    return { path: pathAt(pieces, error.column), says: error.says, hint: error.hint };
  }
};

/** Some words of the text, and the key that they come from. */
interface Piece {
  readonly path: readonly string[];
  readonly text: string;
}

const targetPieces = (on: TargetObject): readonly Piece[] => {
  const at = (key: keyof TargetObject, text: string): Piece => ({ path: ['on', key], text });
  const what =
    on.filter !== undefined
      ? [at('filter', `[${on.filter}]`)]
      : WHAT.flatMap((key) => (on[key] === undefined ? [] : [at(key, String(on[key]))]));
  const whose = on.connector ?? on.host;
  return [
    ...(what.length === 0 ? [at('pdu', 'any')] : what),
    ...WHO.flatMap((key) => (on[key] === undefined ? [] : [at(key, `${key} ${written(on[key])}`)])),
    ...(whose === undefined ? [] : [at(on.connector === undefined ? 'host' : 'connector', `${on.dir ?? 'at'} ${written(whose)}`)]),
    ...(on.nth === undefined ? [] : [at('nth', `#${on.nth}`)]),
    ...(on.after === undefined ? [] : [at('after', `after ${on.after}`)]),
    ...(on.each === undefined ? [] : [at('each', `each ${on.each}`)]),
  ];
};

const deedPieces = (object: FaultObject): readonly Piece[] => [
  { path: ['do'], text: object.do },
  ...Object.entries(argsOf(object.do)).flatMap(([name, { word }]): Piece[] => {
    const value = object[name];
    return value === undefined ? [] : [{ path: [name], text: [...(word === undefined ? [] : [word]), written(String(value))].join(' ') }];
  }),
  ...(object.times === undefined ? [] : [{ path: ['times'], text: `times ${object.times}` }]),
];

const argsOf = (kind: KindName): Args => KINDS[kind].args;

const wrongOn = ({ filter, layer, pdu, host, connector, dir }: TargetObject): Misfit | undefined => {
  if (filter !== undefined && (layer ?? pdu) !== undefined)
    return { path: ['on', 'filter'], says: 'filter goes without layer and pdu', hint: 'say it in the filter: pdu=CR & layer=cotp' };
  if (host !== undefined && connector !== undefined)
    return { path: ['on', 'host'], says: 'host goes without connector', hint: 'a connector says its host: alpha/to-bravo' };
  if (dir !== undefined && (host ?? connector) === undefined)
    return { path: ['on', 'dir'], says: 'dir goes with host or connector', hint: 'or write from: or to: in their place' };
  return undefined;
};

const wrongArgument = (object: FaultObject): Misfit | undefined => {
  const own = Object.entries(argsOf(object.do));
  const keys = own.map(([name]) => name);
  const stray = Object.keys(object).find((key) => object[key] !== undefined && !['on', 'do', 'times', ...keys].includes(key));
  if (stray !== undefined)
    return { path: [stray], says: `${object.do} takes no ${stray}`, hint: keys.length > 0 ? `it takes ${keys.join(', ')}` : undefined };
  const missing = own.find(([name, { isOptional }]) => !isOptional && object[name] === undefined);
  return missing && { path: ['do'], says: `${object.do} needs the key ${missing[0]}: ${missing[1].form.wants}` };
};

/** The key that a column of the text comes from. */
const pathAt = (pieces: readonly Piece[], column: number): readonly string[] => {
  let end = 0;
  for (const { path, text } of pieces) {
    end += text.length + 1;
    if (column <= end) return path;
  }
  return pieces.at(-1)!.path;
};

const WHAT = ['layer', 'pdu'] as const;
const WHO = ['from', 'to', 'at'] as const;
