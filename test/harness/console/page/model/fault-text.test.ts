import test from 'ava';
import { DOINGS, type FaultForm, faultText, readFault } from '../../../../../harness/console/page/model/fault-text.ts';

const form: FaultForm = { pdu: 'CC', whose: '', name: '', nth: '', kind: 'delay', args: '5s', times: '' };

const texts: Readonly<Record<string, Partial<FaultForm>>> = {
  'CC: delay 5s': {},
  'CC from bravo #2: delay 5s times 2': { whose: 'from', name: 'bravo', nth: '2', times: '2' },
  'any to "a host": drop': { pdu: '', whose: 'to', name: 'a host', kind: 'drop', args: '' },
};
for (const [text, change] of Object.entries(texts))
  test(`makes ${text}`, (t) => {
    const made = faultText({ ...form, ...change });
    t.is(made, text);
    t.is(readFault(made), text);
  });

test('every kind is offered with what can be read', (t) => {
  for (const { kind, args } of DOINGS) t.is(typeof readFault(faultText({ ...form, pdu: 'CR', kind, args })), 'string', `${kind} ${args}`);
});

test('says where a text cannot be read', (t) => t.like(readFault('CC: dely 5s'), { column: 5 }));
