import test from 'ava';
import { formGiven, formOf, formTyped } from '../../../harness/filter/selector.ts';

const forms: Record<string, readonly [got: string | undefined, expected: string | undefined]> = {
  'octets that are printable as text': [formTyped('0x4f5053'), 'OPS'],
  'either prefix': [formTyped('hex:4F50'), 'OP'],
  'octets that are not printable in small digits': [formTyped('0x00FF'), '0x00ff'],
  'no octets as no text': [formTyped('0x'), ''],
  'none for half an octet': [formTyped('0x4'), undefined],
  'none for other digits': [formTyped('0xMTA'), undefined],
  'a text as it is': [formOf('MTA-1 a'), 'MTA-1 a'],
  'a text that looks like octets in octets': [formOf('0x41'), '0x30783431'],
  'Latin-1 in octets': [formOf('Zürich'), '0x5afc72696368'],
  'letters beyond as they are': [formOf('Łódź'), 'Łódź'],
  'what a subject gives in octets': [formGiven('0x4f5053'), 'OPS'],
  'what a subject gives as text': [formGiven('OPS'), 'OPS'],
  'what a subject gives that only begins like octets': [formGiven('0xMTA'), '0x30784d5441'],
};
for (const [title, [got, expected]] of Object.entries(forms)) {
  test(`brings into one form ${title}`, (t) => t.is(got, expected));
}
