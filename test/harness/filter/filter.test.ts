import { readFileSync } from 'node:fs';
import test from 'ava';
import fc from 'fast-check';
import { FIELDS, FilterError, OPERATORS, parseFilter, type Subject } from '../../../harness/filter/index.ts';

const CR: Subject = {
  host: 'bravo',
  connector: 'bravo/ops',
  peer: ['alpha', '10.1.0.2', '10.1.0.2:102'],
  layer: ['tpkt', 'cotp'],
  pdu: 'CR',
  ref: [0, 0x12],
  tsel: ['OPS', '0x00ff'],
  called: '0x00ff',
  calling: '',
  len: 22,
  frame: 5,
  t: 1500,
  line: 3,
  retry: false,
};
const DR: Subject = { host: 'alpha', layer: 'presentation', pdu: ['DT', 'DR'], verdict: 'n/a', case: 'tpkt.length', retry: true, t: 20 };

// biome-ignore format: a table
const results: readonly (readonly [filter: string, cr: boolean, dr: boolean])[] = [
  ['host=bravo',                                              true,  false],
  ['host=Bravo',                                              false, false],
  ['host!=bravo',                                             false, true],
  ['host~"^(alpha|bravo)$"',                                  true,  true],
  ['host~BRAVO',                                              false, false],
  ['pdu=cr | pdu=dr',                                         true,  true],
  ['pdu=dt',                                                  false, true],
  ['pdu!=dt',                                                 true,  false],
  ['pdu~^d',                                                  false, true],
  ['layer=COTP',                                              true,  false],
  ['layer=pres',                                              false, true],
  ['layer!=presentation',                                     true,  false],
  ['connector=bravo/ops',                                     true,  false],
  ['peer=10.1.0.2:102',                                       true,  false],
  ['peer!=10.1.0.2',                                          false, true],
  ['tsel=OPS',                                                true,  false],
  ['tsel=0x4f5053',                                           true,  false],
  ['tsel="0x4f5053"',                                         false, false],
  ['tsel=hex:00FF & called=0x00ff',                           true,  false],
  ['tsel~"^OP."',                                             true,  false],
  ['tsel~^0x00',                                              true,  false],
  ['calling=""',                                              true,  false],
  ['calling=0x',                                              true,  false],
  ['calling',                                                 true,  false],
  ['ref=18',                                                  true,  false],
  ['ref=0x12',                                                true,  false],
  ['ref!=0',                                                  false, true],
  ['ref>17 & ref<=0x12',                                      true,  false],
  ['len<22',                                                  false, false],
  ['len>=22',                                                 true,  false],
  ['frame=3-7',                                               true,  false],
  ['frame!=3-7',                                              false, true],
  ['line=3',                                                  true,  false],
  ['t=1.5',                                                   true,  false],
  ['t=10-30ms',                                               false, true],
  ['t>=20ms & t<2s',                                          true,  true],
  ['verdict=n/a',                                             false, true],
  ['case=tpkt.length',                                        false, true],
  ['retry',                                                   false, true],
  ['!retry',                                                  true,  false],
  ['retry=true',                                              false, true],
  ['retry!=true',                                             true,  false],
  ['retry=false',                                             true,  false],
  ['!!retry',                                                 false, true],
  ['verdict',                                                 false, true],
  ['dir=in',                                                  false, false],
  ['dir!=in',                                                 true,  true],
  ['host=bravo & (pdu=CR | pdu=DR) & tsel~"OPS" & !retry',    true,  false],
  ['host=alpha | host=bravo & pdu=DR',                        false, true],
  ['(host=alpha | host=bravo) & pdu=CR',                      true,  false],
  ['!host=bravo & pdu=CR',                                    false, false],
  ['!(host=bravo & pdu=CR)',                                  false, true],
  ['!(host=charlie | pdu=CR)',                                false, true],
];
for (const [text, cr, dr] of results) {
  test(`asks ${text}`, (t) => {
    const filter = parseFilter(text);
    t.deepEqual([filter.test(CR), filter.test(DR)], [cr, dr]);
  });
}

const faults: Record<string, readonly [filter: string, column: number, says: string, hint?: string | RegExp]> = {
  'an empty text': ['  ', 1, 'the filter is empty', /^write for example/],
  'a field that is not there': ['pdu=CR & hots=a', 10, 'there is no field "hots"', 'did you mean host?'],
  'a field that is like none': ['xyzzy=a', 1, 'there is no field "xyzzy"', /^one of host, connector, peer/],
  'a field in capitals': ['Host=a', 1, 'there is no field "Host"', 'did you mean host?'],
  'a name of every object': ['constructor=a', 1, 'there is no field "constructor"', /^one of/],
  'a field that is quoted': ['"host"=a', 1, 'a field is missing before "host"', /^one of/],
  'a missing field': ['host=a & | pdu=CR', 10, 'a field is missing before "|"', /^one of/],
  'a missing field at the end': ['host=a & ', 9, 'a field is missing at the end', /^one of/],
  'nothing in parentheses': ['()', 2, 'a field is missing before ")"', /^one of/],
  'a missing operator': ['host bravo', 6, 'an operator is missing between host and "bravo"', 'host takes = != ~'],
  'an operator of other fields': ['len~5', 4, 'len does not take ~', 'it takes = != < <= > >='],
  'an order of texts': ['host<b', 5, 'host does not take <', 'it takes = != ~'],
  'an order of a flag': ['retry>1', 6, 'retry does not take >', 'it takes = !='],
  'a missing value': ['host=', 6, 'a value is missing behind =', /^quote/],
  'a missing value before a mark': ['host= & retry', 7, 'a value is missing behind =', /^quote/],
  'a list of values': ['pdu=(CR | DR)', 5, 'a value is missing behind =', 'write (pdu=CR | pdu=DR)'],
  'what is no number': ['len>many', 5, '"many" is no number', 'write 7, 0x1f or 3-7'],
  'what is no time': ['t>5d', 3, '"5d" is no time', 'write 1.5, 20ms, 3s or 1s-2s'],
  'a range that runs backwards': ['frame=7-3', 7, 'the range 7-3 runs backwards'],
  'an order of a range': ['frame<3-7', 7, '< takes no range', 'a range goes with = and !='],
  'half an octet': ['tsel=0x4f5', 6, '"0x4f5" is no selector: hexadecimal digits come in pairs', /^write for example 0x4f5053/],
  'a layer that is not there': ['layer=sesion', 7, 'there is no layer "sesion"', 'did you mean session?'],
  'a verdict in capitals': ['verdict=FAIL', 9, 'there is no verdict "FAIL"', 'did you mean fail?'],
  'a flag that is a number': ['retry=1', 7, 'retry is true or false, not "1"', 'write retry or !retry'],
  'a parenthesis that stays open': ['(host=a & (pdu=CR)', 1, 'the parenthesis is never closed', ') is missing'],
  'a parenthesis that closes nothing': ['host=a) & pdu=CR', 7, 'the parenthesis closes nothing'],
  'a quotation that stays open': [`host="a\\" & pdu='x'`, 6, 'the quotation is never closed'],
  'text behind the end': ['host=a pdu=CR', 8, '"pdu" does not belong here', 'join conditions with & or |'],
  'a mark in a bare value': ['case=a#1', 7, '"#" does not belong here', 'quote a value that has it'],
  'a parenthesis without an operator': ['retry (pdu=CR)', 7, '"(" does not belong here', 'join conditions with & or |'],
  'two ampersands': ['host=a && retry', 8, '"&&" is no operator', 'write &'],
  'two equals signs': ['host==a', 5, '"==" is no operator', 'write ='],
  'a word for an operator': ['retry and host=a', 7, '"and" is no operator', 'write &'],
  'a word for a negation': ['not retry', 1, '"not" is no operator', 'write !'],
  'a negated match': ['tsel!~x', 5, '"!~" is no operator', 'write ! before the field, as in !tsel~"MTA"'],
  'a bad expression': ['tsel~[a', 6, 'the regular expression cannot be read: [ is never closed'],
  'a bad expression in quotes': [String.raw`tsel~"\\d\"(a"`, 12, 'the regular expression cannot be read: ( is never closed'],
  'an expression that is too long': [
    `tsel~${'a'.repeat(201)}`,
    206,
    'the regular expression cannot be read: it is longer than 200 letters',
  ],
  'parentheses that are too deep': ['('.repeat(200), 102, 'there is more than 100 deep of ( and !'],
  'a text that is too long': [`host=${'a'.repeat(4092)}`, 4097, 'the filter is longer than 4096 letters'],
};
for (const [title, [text, column, says, hint]] of Object.entries(faults)) {
  test(`refuses ${title}`, (t) => {
    const error = t.throws(() => parseFilter(text), { instanceOf: FilterError });
    t.like(error, { column, says });
    if (hint instanceof RegExp) t.regex(error.hint ?? '', hint);
    else t.is(error.hint, hint);
  });
}

test('shows the text with a caret', (t) =>
  t.throws(() => parseFilter('hots=a'), {
    message: 'column 1: there is no field "hots"\n  hots=a\n  ^^^^ did you mean host?',
  }));

test('says which fields it looks at', (t) =>
  t.deepEqual([...parseFilter('host=a & (!pdu=CR | len>3) & host!=b & t<1').fieldsUsed], ['host', 'pdu', 'len', 't']));

const printed: Record<string, string> = {
  'host = "bravo"': 'host=bravo',
  '((host=a))&((retry)&pdu=CR)': 'host=a & retry & pdu=CR',
  '(host=a & retry) | pdu=CR': 'host=a & retry | pdu=CR',
  'host=a & (retry | pdu=CR)': 'host=a & (retry | pdu=CR)',
  '!host=a': 'host!=a',
  'host=0x41': 'host=0x41',
  'tsel=0x4F5053': 'tsel=OPS',
  'tsel="0x41"': 'tsel=0x30783431',
  'tsel="hex:41"': 'tsel="hex:41"',
  'calling=0x': 'calling=""',
  "host='a b'": 'host="a b"',
  'ref=0x12-0x14': 'ref=18-20',
  't>=1.5 & t!=1-2': 't>=1500ms & t!=1000-2000ms',
  'tsel~"\\d+\\\\."': 'tsel~"\\d+\\."',
};
for (const [text, expected] of Object.entries(printed)) {
  test(`prints ${text}`, (t) => t.is(parseFilter(text).text, expected));
}

const value: Readonly<Record<string, fc.Arbitrary<string>>> = {
  text: fc.oneof(
    fc.constantFrom('a', 'B', '"a b"'),
    fc.string().map((text) => `"${text.replace(/[\\"]/g, '\\$&')}"`),
  ),
  label: fc.constantFrom('CR', 'dr', '"a b"'),
  octets: fc.constantFrom('OPS', '0x4f', '0x00', '"0x41"', '"hex:41"', '""', '0x', '"ü"'),
  number: fc.constantFrom('7', '0x12', '3-7'),
  time: fc.constantFrom('1.5', '20ms', '20-30ms', '1us', '9007199254740991us'),
  flag: fc.constantFrom('true', 'false'),
};
const comparison = fc.constantFrom(...Object.entries(FIELDS).filter(([, field]) => !('words' in field))).chain(([name, { kind }]) =>
  fc
    .tuple(fc.constantFrom(...OPERATORS[kind]), value[kind]!)
    .filter(([operator, typed]) => (operator === '~' ? /^\w+$/.test(typed) : /^!?=$/.test(operator) || !typed.includes('-')))
    .map(([operator, typed]) => `${name}${operator}${typed}`),
);
const { filter } = fc.letrec<{ filter: string }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4 },
    comparison,
    fc.constantFrom('retry', 'host', 'tsel'),
    tie('filter').map((inner) => `!(${inner})`),
    fc.tuple(tie('filter'), fc.constantFrom('&', '|'), tie('filter')).map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
  ),
}));

test('reads what it has printed as the same filter', (t) => {
  fc.assert(
    fc.property(filter, (text) => {
      const once = parseFilter(text);
      const twice = parseFilter(once.text);
      return (
        twice.text === once.text &&
        [CR, DR, {}].every((subject) => twice.test(subject) === once.test(subject)) &&
        `${[...twice.fieldsUsed]}` === `${[...once.fieldsUsed]}`
      );
    }),
    { seed: 102, numRuns: 500 },
  );
  t.pass();
});

test('throws nothing but its own error, whatever it reads', (t) => {
  const pieces = fc.constantFrom(...Object.keys(FIELDS), ...'=!~<>&|():#,"\'\\ [*+{9}', 'and', '0x4', '3-7', 'a', '(a+)+$');
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 100 }),
    fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(text, (given) => {
      try {
        return typeof parseFilter(given).test({ ...CR, tsel: 'a'.repeat(1000) }) === 'boolean';
      } catch (error) {
        return error instanceof FilterError && error.column >= 1 && error.column <= given.length + 1;
      }
    }),
    { seed: 102, numRuns: 2000, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: true },
  );
  t.pass();
});

const readme = readFileSync(new URL('../../../harness/filter/README.md', import.meta.url), 'utf8');

test('has every field in its README, with its kind and what it is', (t) => {
  const rows = readme.split('\n').map((line) => line.replace(/ +/g, ' '));
  t.deepEqual(
    Object.entries(FIELDS)
      .map(([name, { kind, about }]) => `| \`${name}\` | ${kind} | ${about} |`)
      .filter((row) => !rows.includes(row)),
    [],
  );
});

test('reads every example of its README', (t) => {
  const examples = [...readme.matchAll(/```filter\n([\s\S]*?)```/g)].flatMap(([, lines = '']) => lines.trim().split('\n'));
  t.true(examples.length > 5);
  for (const example of examples) t.notThrows(() => parseFilter(example));
});
