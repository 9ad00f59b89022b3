import type { ConnectorId } from './events.ts';

/** The host of a connector: `alpha` of `alpha/one`. */
export const hostOf = (connector: ConnectorId): string => connector.slice(0, connector.indexOf('/'));
