import { type Basic, basic } from './basic.ts';
import { REPERTOIRES, type Repertoire } from './characters.ts';
import { berFaults } from './faults.ts';
import { joined } from './segments.ts';
import type { Tag } from './tag.ts';
import { octetsOfText, textOf } from './text.ts';
import { octetIn } from './tlv.ts';
import { UNIVERSAL_TAGS } from './universal.ts';
import { flawInUtf8 } from './utf8.ts';

/** OCTET STRING, X.690 §8.7. */
export const octetString: Basic<Uint8Array> = basic({
  tag: UNIVERSAL_TAGS.octetString,
  gather: joined,
  read: (content) => content,
  write: (value) => value,
});

/** A string type, X.690 §8.23: text with a character for each octet. `checked` asks for the characters of the type. */
const text = (tag: Tag, repertoire: Repertoire): Basic<string> =>
  basic({
    tag,
    gather: joined,
    read: textOf,
    write: octetsOfText,
    check(content, tlv) {
      const at = content.findIndex((octet) => !repertoire(octet));
      if (at >= 0) throw berFaults.character({ octet: octetIn(tlv, at), got: content[at]! });
    },
  });

/** NumericString: digits and space. */
export const numericString = text(UNIVERSAL_TAGS.numericString, REPERTOIRES.numeric);

/** PrintableString: letters, digits, space and '()+,-./:=? */
export const printableString = text(UNIVERSAL_TAGS.printableString, REPERTOIRES.printable);

/** T61String, TeletexString: T.61 as it is, undecoded. */
export const t61String = text(UNIVERSAL_TAGS.t61String, REPERTOIRES.any);

/** VideotexString: undecoded. */
export const videotexString = text(UNIVERSAL_TAGS.videotexString, REPERTOIRES.any);

/** IA5String: ASCII with its control characters. */
export const ia5String = text(UNIVERSAL_TAGS.ia5String, REPERTOIRES.ia5);

/** GraphicString: any graphic characters, with escapes, undecoded. */
export const graphicString = text(UNIVERSAL_TAGS.graphicString, REPERTOIRES.any);

/** VisibleString, ISO646String: ASCII without control characters. */
export const visibleString = text(UNIVERSAL_TAGS.visibleString, REPERTOIRES.visible);

/** GeneralString: any characters, with escapes, undecoded. */
export const generalString = text(UNIVERSAL_TAGS.generalString, REPERTOIRES.any);

/** ObjectDescriptor, X.680 §48: a GraphicString for people. */
export const objectDescriptor = text(UNIVERSAL_TAGS.objectDescriptor, REPERTOIRES.any);

/** UTF8String as octets; `checked` asks that they be UTF-8. */
export const utf8String: Basic<Uint8Array> = basic({
  tag: UNIVERSAL_TAGS.utf8String,
  gather: joined,
  read: (content) => content,
  write: (value) => value,
  check(content, tlv) {
    const at = flawInUtf8(content);
    if (at !== undefined) throw berFaults.character({ octet: octetIn(tlv, at), got: content[at]! });
  },
});
