import { readFile } from 'node:fs/promises';
import { port102 } from '../cli.ts';
import { told, WITH_X410 } from '../tshark.ts';
import type { Told } from './compare.ts';
import type { JsonPacket } from './place.ts';

/** The packets of a capture as `decode --json` prints them. */
export const decoded = async (path: string): Promise<readonly JsonPacket[]> => {
  const { out } = await port102('decode', path, '--json');
  return out.filter((line) => line.startsWith(PACKET)).map((line) => JSON.parse(line));
};

/** What tshark says of all frames of a capture in which `packets` are, in all those fields. */
export const asked = async (path: string, packets: readonly JsonPacket[], fields: readonly string[]): Promise<readonly Told[]> => {
  const columns = ['frame.number', ...fields].flatMap((field) => ['-e', field]);
  const options = [...WITH_X410, ...portsOf(packets), '-T', 'fields', '-E', `aggregator=${BETWEEN}`, ...columns, '-r'];
  const answers = await told('tshark', await readFile(path), options);
  return answers.split('\n').slice(0, -1).map(toldIn(fields));
};

/** A frame: of the many fields only those that it has. */
const toldIn =
  (fields: readonly string[]) =>
  (line: string): Told => {
    const [frame, ...cells] = line.split('\t');
    const said = cells.flatMap((cell, index) => (cell === '' ? [] : [[fields[index], cell.split(BETWEEN).filter(Boolean)] as const]));
    return { frame: Number(frame), fields: Object.fromEntries(said) };
  };

/** A capture in PDML: all items of tshark, and where they stand. */
export const itemised = async (path: string, packets: readonly JsonPacket[]): Promise<string> =>
  told('tshark', await readFile(path), [...WITH_X410, ...portsOf(packets), '-T', 'pdml', '-r']);

/** All fields that tshark has of the eight protocols. */
export const fieldsOfTshark = async (): Promise<readonly string[]> => {
  const list = await told('tshark', new Uint8Array(), ['-G', 'fields']);
  const columns = list.split('\n').map((line) => line.split('\t'));
  return [...new Set(columns.flatMap(([kind, , name = '', , protocol = '']) => (kind === 'F' && PROTOCOLS.has(protocol) ? [name] : [])))];
};

/** Where calls go to: tshark looks for TPKTs at port 102 alone. */
const portsOf = (packets: readonly JsonPacket[]): readonly string[] => {
  const ports = packets.map(({ called }) => called.slice(called.lastIndexOf(':') + 1));
  return ['-o', `tpkt.tcp.port:${[...new Set(['102', ...ports])].join(',')}`];
};

const PROTOCOLS: ReadonlySet<string> = new Set(['tpkt', 'cotp', 'ses', 'pres', 'acse', 'rtse', 'p1', 'p22']);
const BETWEEN = '\u001f';
const PACKET = '{"type":"packet"';
