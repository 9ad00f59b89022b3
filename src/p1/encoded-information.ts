import {
  application,
  extensions,
  heldSet,
  implicit,
  objectIdentifier,
  octetString,
  optional,
  setOf,
  t61String,
  type ValueOf,
} from '#src/asn1/index.ts';
import { flags } from './flags.ts';

// biome-ignore format: a table
/** BuiltInEncodedInformationTypes, X.411 §8.5.6. */
export const ENCODED_INFORMATION_TYPES = {
  unknown: 0, telex: 1, 'ia5-text': 2, 'g3-facsimile': 3, 'g4-class-1': 4,
  teletex: 5, videotex: 6, voice: 7, sfd: 8, 'mixed-mode': 9,
} as const;

/** TeletexNonBasicParameters, X.411 §9. */
const teletexParameters = heldSet({
  graphicCharacterSets: optional(implicit(0, t61String)),
  controlCharacterSets: optional(implicit(1, t61String)),
  pageFormats: optional(implicit(2, octetString)),
  miscellaneousTerminalCapabilities: optional(implicit(3, t61String)),
  privateUse: optional(implicit(4, octetString)),
});

/** EncodedInformationTypes, X.411 §8.5.6. */
export const encodedInformationTypes = implicit(
  application(5),
  heldSet({
    builtIn: implicit(0, flags(ENCODED_INFORMATION_TYPES)),
    g3Facsimile: optional(implicit(1, flags({ 'two-dimensional': 8, 'fine-resolution': 9 }))),
    teletex: optional(implicit(2, teletexParameters)),
    extended: optional(implicit(4, setOf(objectIdentifier))),
    unknown: extensions,
  }),
);
export type EncodedInformationTypes = ValueOf<typeof encodedInformationTypes>;
