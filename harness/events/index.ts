export { connectorDn, stackDn } from './distinguished-name.ts';
export { logged, originOf } from './event-log.ts';
export { EVENTS, type EventId, type InsertsOf } from './events.ts';
export { MTA_EVENTS } from './events-mta.ts';
export { PLATFORM_EVENTS } from './events-platform.ts';
export { TRANSPORT_EVENTS } from './events-transport.ts';
export { hexAddress, readHexAddress } from './network-address.ts';
export { WINSOCK, type WinsockCode, winsock } from './winsock.ts';
