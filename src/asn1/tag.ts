// biome-ignore format: a table
/** The four classes of tags, X.690 §8.1.2.2 Table 1. */
export const TAG_CLASSES = {
  universal:   0,
  application: 1,
  context:     2,
  private:     3,
} as const;

/** The name of a class of tags, X.690 §8.1.2.2. */
export type TagClass = keyof typeof TAG_CLASSES;

/** What tells an element apart, X.680 §8: its class and its number. */
export interface Tag {
  readonly class: TagClass;
  readonly number: number;
}

/** `[UNIVERSAL n]`, X.680 §8. */
export const universal = (number: number): Tag => tagOf('universal', number);

/** `[APPLICATION n]`, X.680 §8. */
export const application = (number: number): Tag => tagOf('application', number);

/** `[n]`, X.680 §8. */
export const context = (number: number): Tag => tagOf('context', number);

/** `[PRIVATE n]`, X.680 §8. */
export const privateUse = (number: number): Tag => tagOf('private', number);

/** Whether two tags are the same, X.680 §8. */
export const isSameTag = (a: Tag, b: Tag): boolean => a === b || (a.number === b.number && a.class === b.class);

/** A tag as one number, for look-ups. */
export const tagKey = ({ class: of, number }: Tag): number => number * 4 + TAG_CLASSES[of];

/** A tag as ASN.1 writes it, X.680 §31: `[APPLICATION 1]`. */
export const tagText = ({ class: of, number }: Tag): string => (of === 'context' ? `[${number}]` : `[${of.toUpperCase()} ${number}]`);

/** The tag of an identifier octet whose number stands in it, X.690 §8.1.2.4: always the same object. */
export const lowTag = (identifier: number): Tag => LOW_TAGS[identifier & ~CONSTRUCTED]!;

/** A tag; where its number stands in one octet always the same object. */
export const tagOf = (of: TagClass, number: number): Tag =>
  number >= 0 && number < HIGH_NUMBER ? LOW_TAGS[(TAG_CLASSES[of] << 6) | number]! : { class: of, number };

/** The names of the classes by their code, X.690 §8.1.2.2. */
export const CLASS_NAMES = Object.keys(TAG_CLASSES) as readonly TagClass[];

/** Bit 6 of the identifier: the contents are elements, X.690 §8.1.2.5. */
export const CONSTRUCTED = 0x20;

/** The bits of the number in the first identifier octet; all of them set: it follows, X.690 §8.1.2.4. */
export const HIGH_NUMBER = 0x1f;

const LOW_TAGS: readonly Tag[] = Array.from({ length: 0x100 }, (_, octet) => ({
  class: CLASS_NAMES[octet >> 6]!,
  number: octet & HIGH_NUMBER,
}));
