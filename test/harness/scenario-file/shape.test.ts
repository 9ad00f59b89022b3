import test from 'ava';
import { spoilt, told } from '../../support/scenario.ts';

// A text of the good scenario, what it is replaced by, and the faults.
// biome-ignore format: a table
const misshapen: Readonly<Record<string, readonly [from: string, to: string, ...faults: readonly string[]]>> = {
  'a key that is missing':                ['    product: exchange-5.0\n', '', '5:3 the key "product" of alpha is missing'],
  'a version that is missing':            ['version: 1\n', '', '1:1 the key "version" is missing'],
  'hosts that are missing':               ['hosts:\n', 'hsots:\n', '4:1 unknown key "hsots" | did you mean "hosts"?'],
  'another version':                      ['version: 1', 'version: 2', '1:10 version must be 1: you wrote 2'],
  'an unknown key':                       ['name: a', 'nmae: a', '2:1 unknown key "nmae" | did you mean "name"?'],
  'an unknown key like none':             ['name: a', 'title: a', '2:1 unknown key "title"'],
  'an unknown key and what is below':     ['    connectors:\n      ops:\n        remote: { address: 10', '    conectors:\n      ops:\n        remote: { adress: 10',
                                           '8:5 unknown key "conectors" | did you mean "connectors"?', '10:19 unknown key "adress" | did you mean "address"?'],
  'a key one floor too high':             ['peer: bravo/ops', 'openInterval: 5 s', '12:9 unknown key "openInterval" | it belongs under "override"'],
  'a key beside the one it is like':      ['name: a', 'tag: a\ntags: [a]\nname: a', '2:1 unknown key "tag" | did you mean "tags"?'],
  'an unknown product':                   ['exchange-5.0', 'exchnage-5.0', '6:14 product: no such product "exchnage-5.0" | did you mean exchange-5.0?   (port102 list products)'],
  'an unknown rule':                      ['    ip: 10.1.0.1/24', '    rules: { onAmbigiuty: first }\n    ip: 10.1.0.1/24', '7:14 unknown key "onAmbigiuty" | did you mean "onAmbiguity"?'],
  'an unknown value of a rule':           ['    ip: 10.1.0.1/24', '    rules: { onAmbiguity: frist }\n    ip: 10.1.0.1/24', '7:27 onAmbiguity: no such value "frist" | did you mean first?'],
  'a value of a rule like none':          ['    ip: 10.1.0.1/24', '    rules: { tpduSize: 7 }\n    ip: 10.1.0.1/24', '7:24 tpduSize: no such value "7" | one of 128, 256, 512, 1024, 2048, 65531'],
  'a number for a selector':              ['t: "OPS"', 't: 1032', '11:24 selector must be text: you wrote 1032, which YAML reads as the number 1032 | quote it: "1032"'],
  'a number that begins with 0':          ['t: "OPS"', 't: 012', '11:24 selector must be text: you wrote 012, which YAML reads as the number 12 | quote it: "012"'],
  'a hexadecimal number':                 ['t: "OPS"', 't: 0x4d', '11:24 selector must be text: you wrote 0x4d, which YAML reads as the number 77 | quote it: "0x4d"'],
  'a number with an exponent':            ['t: "OPS"', 't: 1e3', '11:24 selector must be text: you wrote 1e3, which YAML reads as the number 1000 | quote it: "1e3"'],
  'a selector that is true':              ['t: "OPS"', 't: true', '11:24 selector must be text: you wrote true, which YAML reads as the value true | quote it: "true"'],
  'a selector that is null':              ['t: "OPS"', 't: null', '11:24 selector must be text: you wrote null, which YAML reads as the value null | quote it: "null"'],
  'a selector that is left empty':        ['t: "OPS"', 't: ', '11:24 selector must be text: it is empty, which YAML reads as null | for blank text write ""'],
  'a list for a selector':                ['t: "OPS"', 't: [a]', '11:24 selector must be text or { hex: "..." }: it is a list'],
  'hexadecimal of odd length':            ['"4f50"', '"4f5"', '11:41 selector must be hexadecimal, two digits an octet: you wrote "4f5"'],
  'hexadecimal that is a number':         ['"4f50"', '1032', '11:41 selector must be text: you wrote 1032, which YAML reads as the number 1032 | quote it: "1032"'],
  'a selector that is not Latin-1':       ['"OPS"', '"O€S"', '11:24 selector must be of characters that are one octet each (Latin-1); write others as { hex: ... }: you wrote "O€S"'],
  'a number for an MTA name':             ['mta: BRAVO', 'mta: 404', '10:43 mta must be text: you wrote 404, which YAML reads as the number 404 | quote it: "404"'],
  'an address out of bounds':             ['10.1.0.1/24', '10.1.0.300', '7:9 ip must be an IPv4 address with its prefix length, such as 10.1.0.1/24: you wrote 10.1.0.300'],
  'a prefix out of bounds':               ['10.1.0.3/16', '10.1.0.3/33', '15:20 ip must be an IPv4 address with its prefix length, such as 10.1.0.1/24: you wrote 10.1.0.3/33'],
  'an address with leading zeros':        ['10.1.0.1/24', '10.01.0.1', '7:9 ip must be an IPv4 address with its prefix length, such as 10.1.0.1/24: you wrote 10.01.0.1'],
  'no address at all':                    ['[10.1.0.2, 10.1.0.3/16]', '[]', '15:9 ip must be not empty: it is a list'],
  'a remote address that is none':        ['address: 10.1.0.2', 'address: 10.1.0.2.7', '10:28 address must be an IPv4 address or a host name: you wrote 10.1.0.2.7'],
  'two remote addresses':                 ['address: 10.1.0.2', 'address: [10.1.0.2]', '10:28 address must be text: it is a list'],
  'a record to nowhere':                  ['alpha.site: 10.1.0.1', 'alpha.site: 10.1', '19:27 alpha.site must be text: you wrote 10.1, which YAML reads as the number 10.1 | quote it: "10.1"'],
  'a host name with a dot':               ['  alpha:\n', '  al.pha:\n', '5:3 "al.pha" must be a name: a letter, then letters, digits, - and _', '17:83 no such connector "alpha/ops" | there is bravo/ops', '23:19 no such connector "alpha/ops" | there is bravo/ops', '30:18 no such host "alpha" | there is bravo'],
  'a port out of bounds':                 ['port: 102', 'port: 70000', '3:18 port must be at most 65535: you wrote 70000'],
  'a port with a fraction':               ['port: 102', 'port: 10.2', '3:18 port must be a whole number: you wrote 10.2'],
  'an unknown mode':                      ['port: 102', 'mode: lopback', '3:18 mode: no such value "lopback" | did you mean loopback?'],
  'an unknown verb':                      ['- open:', '- opne:', '21:5 unknown key "opne" | did you mean "open"?'],
  'two verbs in a step':                  ['  - wait: 10 s', '  - wait: 10 s\n    note: x', '22:5 a step is a map with one verb | one of open, close, retry, wait, send, cut, fault, clear, stop, start, assert, note'],
  'a step without a verb':                ['wait: 10 s', '{}', '22:5 a step is a map with one verb | one of open, close, retry, wait, send, cut, fault, clear, stop, start, assert, note'],
  'a step that is a word':                ['wait: 10 s', 'wait', '22:5 steps must be a map: you wrote wait'],
  'a fault that is none':                 ['wait: 10 s', 'fault: x', '22:12 there is no PDU or layer "x" | write any for every packet'],
  'a glob that is no list':               ['["*"]', 'alpha/ops', '21:11 open must be a list: you wrote alpha/ops | write [alpha/ops]'],
  'a time without a known unit':          ['10 s', '10 parsecs', '22:11 wait must be a time such as 10 s, 500 ms, 5 min or 24 h: you wrote 10 parsecs'],
  'a time that is no time':               ['10 s', 'true', '22:11 wait must be a time such as 10 s, 500 ms, 5 min or 24 h, or a number of milliseconds: you wrote true'],
  'no times at all':                      ['wait: 10 s', 'retry: { times: 0 }', '22:21 times must be at least 1: you wrote 0'],
  'a size that is none':                  ['from: alpha/ops', 'from: alpha/ops, size: 30 KB', '23:36 size must be a size such as 500, 30K or 2M: you wrote 30 KB'],
  'an unknown priority':                  ['from: alpha/ops', 'from: alpha/ops, priority: urgnet', '23:40 priority: no such value "urgnet" | did you mean urgent?'],
  'an unknown layer':                     ['outcome: up', 'layer: bnid', '25:31 layer: no such value "bnid" | did you mean bind?'],
  'an unknown fate of messages':          ['lint: [one-way]', 'messages: { deliverd: 1 }', '27:15 unknown key "deliverd" | did you mean "delivered"?'],
  'an unknown outcome':                   ['outcome: up', 'outcome: upp', '25:33 outcome: no such outcome "upp" | did you mean up?'],
  'an unknown outcome in a list':         ['outcome: up', 'outcome: [up, resett]', '25:38 outcome: no such outcome "resett" | did you mean reset?'],
  'a count that is none':                 ['">=1"', 'many', '26:40 count must be a number or a relation such as ">=1": you wrote many'],
  'an event without its ID':              ['id: 9301, ', '', '26:21 the key "id" is missing'],
  'an unknown lint rule':                 ['one-way', 'oneway', '27:10 lint: no such lint rule "oneway" | did you mean one-way?'],
  'a variant without a name':             ['- name: other product\n    set', '- set', '29:5 the key "name" is missing'],
  'text where a map is wanted':           ['remote: { address: 10.1.0.2, mta: BRAVO }', 'remote: BRAVO', '10:17 remote must be a map: you wrote BRAVO'],
  'nothing where a map is wanted':        ['network: { port: 102 }', 'network:', '3:9 network must be a map: it is empty'],
};

for (const [title, [from, to, ...faults]] of Object.entries(misshapen)) {
  test(`tells of ${title}`, (t) => t.deepEqual(told(spoilt(from, to)), faults));
}

test('tells of all faults at once, in the order of the file', (t) => {
  const text = spoilt('exchange-5.0', 'exchnage-5.0')
    .replace('"OPS"', '012')
    .replace('peer: bravo/ops', 'peer: bravo/opps')
    .replace('steps:', 'stesp:')
    .replace('one-way', 'oneway');
  t.deepEqual(told(text), [
    '6:14 product: no such product "exchnage-5.0" | did you mean exchange-5.0?   (port102 list products)',
    '11:24 selector must be text: you wrote 012, which YAML reads as the number 12 | quote it: "012"',
    '12:15 no such connector "bravo/opps" | did you mean bravo/ops?',
    '20:1 unknown key "stesp" | did you mean "steps"?',
    '27:10 lint: no such lint rule "oneway" | did you mean one-way?',
  ]);
});
