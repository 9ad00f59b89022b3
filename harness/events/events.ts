import type { EventRow } from './event-row.ts';
import { INTERNAL_EVENTS } from './events-internal.ts';
import { MESSAGE_EVENTS } from './events-message.ts';
import { MTA_EVENTS } from './events-mta.ts';
import { PLATFORM_EVENTS } from './events-platform.ts';
import { TRANSPORT_EVENTS } from './events-transport.ts';

/** Every event that the emulated product may log, by its ID; which events a refusal logs is told in refusals.ts. */
export const EVENTS = { ...TRANSPORT_EVENTS, ...PLATFORM_EVENTS, ...INTERNAL_EVENTS, ...MTA_EVENTS, ...MESSAGE_EVENTS } as const;

export type EventId = keyof typeof EVENTS;

/** The inserts that an event takes, by name. */
export type InsertsOf<Id extends EventId> =
  (typeof EVENTS)[Id] extends EventRow<infer Insert> ? Readonly<Record<Insert, string | number>> : never;
