import type { AcseService } from '#src/acse/index.ts';
import { encodeValue, integer } from '#src/asn1/index.ts';
import { down, type Effect } from '#src/core/index.ts';
import { RTTR } from './apdu.ts';
import { pdv } from './contexts.ts';
import type { RtseService } from './service.ts';
import type { Do, Variables } from './variables.ts';

/**
 * What may be sent now, X.228 §7.3: a segment, a sync point behind each but the last, so many of them as the window allows, and the end.
 * Where there are no octets, as in X.410 mode for an empty APDU, the end alone.
 */
export const pump = ({ terms, outgoing, settings }: Variables): Do => {
  const { mode, context, checkpointSize, windowSize } = terms;
  const first = checkpointSize > 0 ? checkpointSize * UNIT : Infinity;
  // X.228 §7.1 agrees on the most, and not on so much each time.
  const later = Math.min(first, (settings.laterCheckpoints ?? Infinity) * UNIT);
  const effects: Effect<RtseService, AcseService>[] = [];
  while (!outgoing!.isEnded && outgoing!.outstanding < Math.max(1, windowSize)) {
    if (!outgoing!.isWhole) {
      const segment = outgoing!.next(outgoing!.isPastFirst ? later : first);
      const octets = mode === 'normal' ? encodeValue(RTTR, segment) : segment;
      effects.push(down({ kind: 'P-DATA.request', userData: [pdv(context, octets)] }));
    }
    if (outgoing!.isWhole) {
      outgoing!.isEnded = true;
      effects.push(down({ kind: 'P-ACTIVITY-END.request' }));
    } else {
      outgoing!.mark();
      effects.push(down({ kind: 'P-SYNC-MINOR.request' }));
    }
  }
  return effects;
};

/** The name of another activity: a number. */
export const nextActivity = (variables: Variables): Uint8Array => {
  variables.activities += 1;
  return encodeValue(integer, variables.activities);
};

/** Checkpoint sizes are in units of 1024 octets, X.228 §7.1. */
const UNIT = 1024;
