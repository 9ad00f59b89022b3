import test from 'ava';
import { KINDS, parseFault, writtenFault } from '#harness/faults/index.ts';
import { TextError } from '#harness/filter/index.ts';

/** A text, and the same as we write it. */
const TIDY: Readonly<Record<string, string>> = {
  'CC from bravo #2: delay 5s': 'CC from bravo #2: delay 5s',
  'DT to alpha: split 1': 'DT to alpha: split 1',
  'CR: corrupt 2 xor 01': 'CR: corrupt 2 xor 01',
  'any from bravo after 3: reset': 'any from bravo after 3: reset',
  'any from bravo after 3: reset times 2': 'any from bravo after 3: reset times 2',
  '  cr  # 2 :  DELAY 1500ms': 'CR #2: delay 1500ms',
  'session ER at 10.1.0.2: drop': 'session ER at 10.1.0.2: drop',
  'pres: hold': 'presentation: hold',
  'cotp any from alpha/to-bravo-1 to bravo: close': 'cotp from alpha/to-bravo-1 to bravo: close',
  '[pdu=CR & called="O]S"] from alpha: drop': '[pdu=CR & called="O]S"] from alpha: drop',
  'DT from caller after 2 each line: truncate 0x10': 'DT from caller after 2 each line: truncate 16',
  'CC: delay 1s-90s times 3': 'CC: delay 1s-90s times 3',
  'CC: delay 60s': 'CC: delay 1min',
  'CR: corrupt': 'CR: corrupt',
  'CR: corrupt times 2': 'CR: corrupt times 2',
  'CR: corrupt xor 0fF0 times 2': 'CR: corrupt xor 0ff0 times 2',
  'CR: rewrite tsel X': 'CR: rewrite tsel X',
  'CR: rewrite called "0x41"': 'CR: rewrite called 0x30783431',
  'CR: rewrite called "times" times 1': 'CR: rewrite called "times" times 1',
  'CR: rewrite called ""': 'CR: rewrite called ""',
  'CR: rewrite octets 4 0a': 'CR: rewrite octets 4 0a',
  'DR: rewrite reason 0x85': 'DR: rewrite reason 0x85',
  'CN: coalesce': 'CN: coalesce',
  'CN: coalesce 3 times 1': 'CN: coalesce 3 times 1',
  'DT: split 7 every 10ms-20ms': 'DT: split 7 every 10ms-20ms',
  "CR from 'a host': drop": 'CR from "a host": drop',
  'message from alpha: duplicate 2': 'message from alpha: duplicate 2',
};

for (const [text, tidy] of Object.entries(TIDY)) {
  test(`${text} is ${tidy}, and reads as the same`, (t) => {
    t.is(writtenFault(parseFault(text)), tidy);
    t.is(writtenFault(parseFault(tidy)), tidy);
  });
}

for (const [kind, { example }] of Object.entries(KINDS)) {
  test(`the example of ${kind} is one of it, written as we write it`, (t) => {
    t.is(parseFault(example).deed.kind, kind as keyof typeof KINDS);
    t.is(writtenFault(parseFault(example)), example);
  });
}

/** What cannot be read: where, and why. */
const WRONG: Readonly<Record<string, string>> = {
  '': '1 the fault is empty; write for example CC from bravo #2: delay 5s',
  'CQ: drop': '1 there is no PDU or layer "CQ"; write any for every packet',
  'MTABindArgumant: drop': '1 there is no PDU or layer "MTABindArgumant"; did you mean MTABindArgument?',
  'sesion DT: drop': '1 there is no PDU or layer "sesion"; did you mean session?',
  'CR:drop': '1 "CR:drop" is one word; put a blank behind the colon',
  'CR from bravo:drop': '9 "bravo:drop" is one word; put a blank behind the colon',
  CR: '3 a colon is missing at the end; write what it is for, a colon, what is done',
  'CR form bravo: drop': '4 "form" does not belong here; did you mean from?',
  'CR from: drop': '8 a name is missing behind from; a host, host/connector, an address, caller or called',
  'CR from a from b: drop': '11 "from" is here twice',
  'CR from a at b: drop': '11 at goes without from and to; it is either of them',
  'CR #0: drop': '5 # takes a number from 1, not "0"',
  'CR after: drop': '9 after takes a number from 1, not ":"',
  'CR each host: drop': '9 each goes with line, not "host"; write each line',
  'session CR: drop': '9 there is no PDU of session "CR"; write any for every packet',
  'CR: ': '4 what is done is missing; one of',
  'CR: dorp': '5 there is no fault "dorp"; did you mean drop?',
  'CR: delay': '10 delay takes a time such as 5s or 200ms, or a range such as 1s-5s',
  'CR: delay 5': '11 delay takes a time such as 5s or 200ms, or a range such as 1s-5s, not "5"',
  'CR: truncate times 2': '14 truncate takes a number from 0, not "times"',
  'CR: split 0': '11 split takes a number from 1, not "0"',
  'CR: corrupt 2 xor': '18 corrupt takes octets in hexadecimal, such as 01 or 0a0b',
  'CR: corrupt 2 xor 1': '19 corrupt takes octets in hexadecimal, such as 01 or 0a0b, not "1"',
  'CR: corrupt 2 or 1': '15 "or" does not belong here; behind what is done there may be times 2',
  'CR: drop twice': '10 "twice" does not belong here; behind what is done there may be times 2',
  'CR: drop times 0': '16 times takes a number from 1, not "0"',
  'CR: rewrite colled X': '13 rewrite takes one of called, calling, tsel, size, dst-ref, src-ref, reason, cause, octets, not "colled"',
  'CR: rewrite size 100': '18 rewrite takes one of 128, 256, 512, 1024, 2048, 4096, 8192, not "100"',
  'CR: rewrite octets 4 0': '22 rewrite takes octets in hexadecimal, such as 0a0b, not "0"',
  'CR from "bravo: drop': '9 the quotation is never closed',
  '[pdu=CR: drop': '1 the bracket is never closed; ] is missing',
  ' [pud=CR]: drop': '3 there is no field "pud"; did you mean pdu?',
  '[frame=3]: drop': '2 a fault knows no frame of what passes; it knows',
  '[]: drop': '2 the filter is empty; write for example host=bravo & pdu=CR',
};

for (const [text, wanted] of Object.entries(WRONG)) {
  test(`${text || 'nothing'} is no fault`, (t) => {
    const { column, says, hint } = t.throws(() => parseFault(text), { instanceOf: TextError });
    t.true(`${column} ${says}${hint === undefined ? '' : `; ${hint}`}`.startsWith(wanted), `${column} ${says}; ${hint}`);
  });
}
