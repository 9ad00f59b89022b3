import type { ConnectorId, Emit, LineId } from '#harness/run/index.ts';

/**
 * Knows both ends of each line, which no MTA does: whom a caller means, and under whom the called MTA booked the call.
 * What the caller takes for `up` is `misrouted` where the two differ (facts of the run, not of a product).
 */
export const referee = (peers: ReadonlyMap<ConnectorId, ConnectorId>, emit: Emit): Emit => {
  const booked = new Map<LineId, ConnectorId>();
  return (event) => {
    if (event.type === 'association') booked.set(event.line, event.booked);
    if (event.type !== 'connector' || event.outcome !== 'up' || event.line === undefined) return emit(event);
    const by = booked.get(event.line);
    const peer = peers.get(event.connector);
    const misrouted = by !== undefined && peer !== undefined && by !== peer;
    emit({ ...event, outcome: misrouted ? 'misrouted' : 'up', ...(by === undefined ? {} : { by }) });
  };
};
