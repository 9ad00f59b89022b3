export { foresee } from './bind-checks.ts';
export { ANY_MTA } from './binding.ts';
export type { Call } from './call.ts';
export {
  type AddressSpace,
  type Connector,
  type DomainAttribute,
  type DomainAttributes,
  type Gdi,
  type Host,
  type HostAddress,
  NEW_CONNECTOR,
  type Override,
  type Schedule,
  type Selectors,
  SITE_GDI,
  type StackObject,
} from './config.ts';
export type { Letter } from './letter.ts';
export { mailboxAt } from './mailbox.ts';
export { Mta, mta } from './mta.ts';
export type { MtaOptions } from './options.ts';
export { bindOf, callsOf, destinationOf, sourceOf, sourcesOf, type Undialled } from './outgoing.ts';
export { refusalOf, resolve, takenBy } from './resolve.ts';
export { expectedOf, isBlank, LEVELS, type Level, shown, shownSet } from './selectors.ts';
