export { type BodyPart, bodyPart, type ExternallyDefined } from './body.ts';
export { p22Faults } from './faults.ts';
export { externalOfFile, FILE_TRANSFER, fileInExternal, type NamedFile } from './file-transfer.ts';
export { type Heading, heading, type IpmIdentifier, type OrDescriptor, type RecipientSpecifier } from './heading.ts';
export {
  decodeInformationObject,
  encodeInformationObject,
  type InformationObject,
  IPM_CONTENT_TYPES,
  type Ipm,
  informationObject,
} from './information-object.ts';
export { type AttachedFile, type Carriage, decodeIpm, encodeIpm, type PlainIpm, type ReadIpm } from './message.ts';
