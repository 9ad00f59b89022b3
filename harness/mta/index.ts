export type { Call } from './call.ts';
export type { Connector, Host, HostAddress, Schedule, Selectors, StackObject } from './config.ts';
export { Mta, mta } from './mta.ts';
export { bindOf, callsOf, destinationOf, sourceOf, sourcesOf, type Undialled } from './outgoing.ts';
export { refusalOf, resolve, takenBy } from './resolve.ts';
export { expectedOf, isBlank, LEVELS, type Level, shown, shownSet } from './selectors.ts';
