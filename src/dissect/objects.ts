// biome-ignore format: a table
/** OBJECT IDENTIFIERs that are met on port 102. Those of message handling: X.411 Annex A, X.419 Annex A, X.420 Annex A; of others: their standards. */
const OBJECTS: Readonly<Record<string, string>> = {
  '2.1.1':               'basic-encoding',
  '2.2.1.0.1':           'acse1-abstract-syntax',
  '2.2.3.1.1':           'acse1-password-mechanism',
  '2.3.2':               'rTSE-abstract-syntax',
  '2.6.0.1.6':           'id-ac-mts-transfer',
  '2.6.0.2.7':           'id-as-mtse',
  '2.6.0.2.12':          'id-as-mta-rtse',
  '1.0.9506.2.1':        'mms-abstract-syntax-version1',
  '1.0.9506.2.3':        'mms-application-context-version1',
  '1.0.8571.1.1':        'iso-ftam',
  '1.0.8571.2.1':        'ftam-pci',
};

/** What an OBJECT IDENTIFIER stands for, where we know it. */
export const objectName = (identifier: string): string | undefined => OBJECTS[identifier];
