import test from 'ava';
import { readAddressSpace } from '../../../harness/scenario-file/address-space.ts';

// biome-ignore format: a table
const read: Readonly<Record<string, readonly [written: string, attributes: object, cost: number]>> = {
  'Q199412: as the directory keeps it':             ['X400:c=US;a=X400admd;p=X400prmd;o=X400org;;1',   { c: 'US', a: 'X400admd', p: 'X400prmd', o: 'X400org' }, 1],
  'without its type':                               ['c=US;a=ADMD;p=PRMD;17',                          { c: 'US', a: 'ADMD', p: 'PRMD' }, 17],
  'without a cost':                                 ['c=US;a=ADMD;p=PRMD;',                            { c: 'US', a: 'ADMD', p: 'PRMD' }, 1],
  'Q233056: with one space for an ADMD':            ['X400:c=US;a= ;p=Org;o=Site;;100',                { c: 'US', a: ' ', p: 'Org', o: 'Site' }, 100],
  'Q169685: with a wildcard alone':                 ['C=*',                                            { c: '*' }, 1],
  'with organizational units':                      ['c=US;a= ;p=P;o=O;ou1=1;ou2=2;ou3=3;ou4=4;;5',    { c: 'US', a: ' ', p: 'P', o: 'O', ou1: '1', ou2: '2', ou3: '3', ou4: '4' }, 5],
  'with spaces around':                             ['x400: c = US ; o = New York ; 2 ',               { c: 'US', o: 'New York' }, 2],
  'with an equals sign and a colon in a value':     ['c=US;p=A=B:C',                                   { c: 'US', p: 'A=B:C' }, 1],
};
for (const [title, [written, attributes, cost]] of Object.entries(read)) {
  test(`reads an address space ${title}`, (t) => t.deepEqual(readAddressSpace(written), { attributes, cost }));
}

// biome-ignore format: a table
const misread: Readonly<Record<string, readonly [written: string, says: string]>> = {
  'of another type':            ['SMTP:example.com;1',     '"SMTP" is no type of address that is routed here'],
  'without an attribute':       ['X400:;;1',               'there is no attribute'],
  'that is empty':              ['',                       'there is no attribute'],
  'with an unknown attribute':  ['c=US;x=Y;1',             '"x" is no attribute of an address space'],
  'with a surname':             ['c=US;s=Lee;1',           '"s" is no attribute of an address space'],
  'with a word among them':     ['c=US;Org;p=P;1',         '"Org" is no attribute with a value'],
  'with an attribute twice':    ['c=US;C=GB;1',            'the attribute c is here twice'],
  'with nothing for a value':   ['c=US;o=;1',              'the attribute o has no value'],
  'with a cost of 0':           ['c=US;0',                 'the cost must be 1 to 100: you wrote 0'],
  'with a cost of 101':         ['c=US;101',               'the cost must be 1 to 100: you wrote 101'],
  'with a cost that is a word': ['c=US;cheap',             'the cost must be 1 to 100: you wrote cheap'],
  'with a cost in parts':       ['c=US;1.5',               'the cost must be 1 to 100: you wrote 1.5'],
};
for (const [title, [written, says]] of Object.entries(misread)) {
  test(`says what is wrong with an address space ${title}`, (t) => t.like(readAddressSpace(written), { says }));
}
