import test from 'ava';
import { type Fault, type FaultObject, faultOfObject, type Misfit, writtenFault } from '#harness/faults/index.ts';

const isMisfit = (read: Fault | Misfit): read is Misfit => 'says' in read;

/** A map, and the text that is the same fault. */
const SAME: readonly (readonly [FaultObject, string])[] = [
  [{ do: 'drop' }, 'any: drop'],
  [{ on: { pdu: 'CC', from: 'bravo', nth: 2 }, do: 'delay', time: '5s' }, 'CC from bravo #2: delay 5s'],
  [
    { on: { layer: 'session', pdu: 'ER', to: 'alpha', after: 3, each: 'line' }, do: 'reset', times: 2 },
    'session ER to alpha after 3 each line: reset times 2',
  ],
  [{ on: { layer: 'acse', at: '10.1.0.1' }, do: 'hold' }, 'acse at 10.1.0.1: hold'],
  [{ on: { pdu: 'DT', host: 'alpha', dir: 'to' }, do: 'split', octets: 1, every: '10ms' }, 'DT to alpha: split 1 every 10ms'],
  [{ on: { connector: 'alpha/to-bravo' }, do: 'duplicate', more: 2 }, 'any at alpha/to-bravo: duplicate 2'],
  [{ on: { filter: 'pdu=CR & called="O]S"' }, do: 'close' }, '[pdu=CR & called="O]S"]: close'],
  [{ on: { pdu: 'cr' }, do: 'corrupt', octet: 2, xor: '01' }, 'CR: corrupt 2 xor 01'],
  [{ on: { pdu: 'CR' }, do: 'rewrite', field: 'called', value: 'a b' }, 'CR: rewrite called "a b"'],
  [{ on: { pdu: 'CR' }, do: 'rewrite', field: 'octets', octet: 4, value: '0a' }, 'CR: rewrite octets 4 0a'],
];

for (const [object, text] of SAME) {
  test(`${JSON.stringify(object)} is ${text}`, (t) => {
    const read = faultOfObject(object);
    t.is(isMisfit(read) ? read.says : writtenFault(read), text);
  });
}

/** A map that is none: which key is wrong, and why. */
const WRONG: readonly (readonly [FaultObject, path: string, says: string])[] = [
  [{ do: 'delay' }, 'do', 'delay needs the key time: a time such as 5s or 200ms, or a range such as 1s-5s'],
  [{ do: 'delay', time: 'long' }, 'time', 'delay takes a time such as 5s or 200ms, or a range such as 1s-5s, not "long"'],
  [{ do: 'drop', octets: 4 }, 'octets', 'drop takes no octets'],
  [{ on: { pdu: 'MTABindArgumant' }, do: 'drop' }, 'on.pdu', 'there is no PDU or layer "MTABindArgumant"'],
  [{ on: { layer: 'cotp', pdu: 'CN' }, do: 'drop' }, 'on.pdu', 'there is no PDU of cotp "CN"'],
  [{ on: { filter: 'pud=CR' }, do: 'drop' }, 'on.filter', 'there is no field "pud"'],
  [{ on: { filter: 'pdu=CR', pdu: 'CR' }, do: 'drop' }, 'on.filter', 'filter goes without layer and pdu'],
  [{ on: { host: 'alpha', connector: 'alpha/x' }, do: 'drop' }, 'on.host', 'host goes without connector'],
  [{ on: { dir: 'to' }, do: 'drop' }, 'on.dir', 'dir goes with host or connector'],
  [{ on: { at: 'alpha', from: 'bravo' }, do: 'drop' }, 'on.at', 'at goes without from and to'],
  [
    { on: { pdu: 'CR' }, do: 'rewrite', field: 'size', value: 100 },
    'value',
    'rewrite takes one of 128, 256, 512, 1024, 2048, 4096, 8192, not "100"',
  ],
  [{ do: 'corrupt', octet: 2, xor: '1' }, 'xor', 'corrupt takes octets in hexadecimal, such as 01 or 0a0b, not "1"'],
];

for (const [object, path, says] of WRONG) {
  test(`${JSON.stringify(object)} is none, at ${path}`, (t) => {
    const read = faultOfObject(object);
    t.deepEqual(isMisfit(read) && [read.path.join('.'), read.says], [path, says]);
  });
}
