import { confirms } from './confirm-habits.ts';
import type { ProductHabit } from './habit.ts';
import { P, withValue } from './packets.ts';
import { sizeIn } from './request-habits.ts';

/** The size that a CC names by its code, by the code that the CR names. */
const sized = (id: string, source: string, says: string, code: (proposed: number | undefined) => number | undefined): ProductHabit =>
  confirms(id, source, says, (cc, cr) => {
    const size = code(sizeIn(cr));
    return { ...cc, parameters: withValue(cc.parameters, P.size, size === undefined ? undefined : Uint8Array.of(size)) };
  });

const K1 = 10;

// biome-ignore format: a table
/** Habits that concern the TPDU size in a CC, X.224 §13.3.4. */
export const SIZE_HABITS = {
  sizeKept: sized('size-kept', 'seen with ISODE 8.3',
    'Keeps the TPDU size that is proposed, any code of it, even FF; says 2,048 octets where none is, and nothing where 65,536 are.',
    (code = 11) => (code === 16 ? undefined : code)),
  sizeNan: sized('size-not-a-number', 'seen with iso-on-tcp 0.1.0',
    'Confirms a TPDU size of 2^0 octets where the CR names none, and at most 8,192.', (code) => (code === undefined ? 0 : Math.min(code, 13))),
  size1024: sized('size-1024', 'seen with python-snap7 3.x',
    'Confirms a TPDU size of 1,024 octets, whatever is proposed.', () => K1),
  noSize: sized('cc-without-size', 'seen with conpot; strict clients fall back to 128 octets (gijzelaerr/python-snap7#804)',
    'Its CC names no TPDU size.', () => undefined),
  sizeTo8192: sized('size-to-8192', 'seen with libiec61850 1.5.3',
    'Confirms a TPDU size of 8,192 octets at most, and that where none is proposed; names none where the code is 31 or more.',
    (code = 13) => (code >= 31 || code === 0 ? undefined : Math.min(code, 13))),
  sizeTo65536: sized('size-to-65536', 'seen with iec61850bean 1.9.1',
    'Confirms a TPDU size of 65,536 octets at most, and that where none is proposed, though class 0 ends at 2,048.', (code = 16) => Math.min(code, 16)),
  sizeOr2048: sized('size-or-2048', 'seen with osi-net 1.0.2',
    'Keeps the TPDU size that is proposed, and says 2,048 octets where none is.', (code = 11) => code),
} as const;
