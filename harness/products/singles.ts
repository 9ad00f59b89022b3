import { HABITS } from './habits/index.ts';
import { personality } from './personality.ts';
import type { PersonalityId, Product } from './product.ts';

const single = <const Id extends PersonalityId>(id: Id, what: string, ...habits: readonly (keyof typeof HABITS)[]) =>
  ({ [id]: personality({ id, name: `RFC 1006 listener, ${what}`, habits: habits.map((habit) => HABITS[habit]) }) }) as Readonly<
    Record<Id, Product>
  >;

// biome-ignore format: a table
/** The generic listener with one habit, for those who want one thing at a time. */
export const SINGLES = {
  ...single('silent-after-accept',  'silent',                       'silentAfterAccept'),
  ...single('fin-after-accept',     'full',                         'finAfterAccept'),
  ...single('nothing-after-cr',     'no answer to a CR',            'nothingAfterCr'),
  ...single('late-cc',              'a CC 5 s late',                'lateCc'),
  ...single('cc-exactly-22-octets', 'a CC of 22 octets',            'exactly22'),
  ...single('cc-order-c1-c2-c0',    'T-selectors first in the CC',  'orderC1C2C0'),
  ...single('cc-without-size',      'no TPDU size in the CC',       'noSize'),
  ...single('cc-zero-references',   'references of 0 in the CC',    'zeroReferences'),
  ...single('class-echoed',         'the class of the CR in the CC', 'classEchoed', 'requestNotChecked'),
};
