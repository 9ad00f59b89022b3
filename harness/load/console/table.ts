import type { ConsoleResult } from './console-bench.ts';

/** What the console cost, in lines. */
export const consoleLines = ({ rounds, ratio, cpu, uploads: { native, script } }: ConsoleResult): readonly string[] => {
  const last = rounds.at(-1)!;
  const { looked } = last;
  const shown = looked.quick[0]!;
  return [
    `console   ${last.with.pdus} PDUs to three who look   time ${figure(ratio)}, CPU ${figure(cpu)} of the run without   target <= 1.10   ${met(ratio, cpu)}`,
    `          memory ${mega(last.with.memory)} with, ${mega(last.without.memory)} without, at most`,
    `          the slow one missed ${looked.missed} of ${shown} events in ${looked.gaps} ${looked.gaps === 1 ? 'gap' : 'gaps'}, and had ${looked.slow} of them ${figure(looked.catchUpSeconds)} s after the run${looked.isOrdered ? ', all in order' : ', NOT in order'}`,
    `uploads   masked, ${mega(native.octets)} in 256 KiB   ${rate(native)} with bufferutil, ${rate(script)} without: CPU ${figure(script.cpuSeconds / native.cpuSeconds)} times as much without`,
  ];
};

/** CPU time hardly minds what else the machine does. */
const met = (ratio: number, cpu: number): string => (ratio <= MOST ? 'yes' : cpu <= MOST ? 'by CPU time' : 'no');
const MOST = 1.1;

const mega = (octets: number): string => `${(octets / 1e6).toFixed(0)} MB`;
const rate = ({ octets, seconds }: { readonly octets: number; readonly seconds: number }): string =>
  `${(octets / seconds / 1e6).toFixed(0)} MB/s`;
const figure = (value: number): string => value.toFixed(2);
