import {
  anyElement,
  application,
  boolean,
  enumerated,
  explicit,
  extensions,
  heldSet,
  implicit,
  optional,
  printableString,
  sequenceOf,
  setOf,
  t61String,
  utcTime,
  type ValueOf,
} from '#src/asn1/index.ts';
import { flags, orName } from '#src/p1/index.ts';

/** IPMIdentifier, X.420 §7.1.1. */
export const ipmIdentifier = implicit(application(11), heldSet({ user: optional(orName), userRelativeIdentifier: printableString }));
export type IpmIdentifier = ValueOf<typeof ipmIdentifier>;

/** ORDescriptor, X.420 §7.1.3: a name that the MTS knows, or one for people. */
export const orDescriptor = heldSet({
  formalName: optional(orName),
  freeFormName: optional(implicit(0, t61String)),
  telephoneNumber: optional(implicit(1, printableString)),
});
export type OrDescriptor = ValueOf<typeof orDescriptor>;

/** RecipientSpecifier, X.420 §7.1.2. */
export const recipientSpecifier = heldSet({
  recipient: implicit(0, orDescriptor),
  notificationRequests: optional(implicit(1, flags({ rn: 0, nrn: 1, 'ipm-return': 2 }))),
  replyRequested: optional(implicit(2, boolean)),
  recipientExtensions: optional(implicit(3, setOf(anyElement))),
});
export type RecipientSpecifier = ValueOf<typeof recipientSpecifier>;

const recipients = sequenceOf(recipientSpecifier);
const identifiers = sequenceOf(ipmIdentifier);

/** Heading, X.420 §7.2. A default that is not stated is not filled in. */
export const heading = heldSet({
  thisIpm: ipmIdentifier,
  originator: optional(implicit(0, orDescriptor)),
  authorizingUsers: optional(implicit(1, sequenceOf(orDescriptor))),
  primaryRecipients: optional(implicit(2, recipients)),
  copyRecipients: optional(implicit(3, recipients)),
  blindCopyRecipients: optional(implicit(4, recipients)),
  repliedToIpm: optional(implicit(5, ipmIdentifier)),
  obsoletedIpms: optional(implicit(6, identifiers)),
  relatedIpms: optional(implicit(7, identifiers)),
  subject: optional(explicit(8, t61String)),
  expiryTime: optional(implicit(9, utcTime)),
  replyTime: optional(implicit(10, utcTime)),
  replyRecipients: optional(implicit(11, sequenceOf(orDescriptor))),
  importance: optional(implicit(12, enumerated({ low: 0, normal: 1, high: 2 }))),
  sensitivity: optional(implicit(13, enumerated({ personal: 1, private: 2, 'company-confidential': 3 }))),
  autoForwarded: optional(implicit(14, boolean)),
  extensions: optional(implicit(15, setOf(anyElement))),
  unknown: extensions,
});
export type Heading = ValueOf<typeof heading>;
