import { ProtocolError } from '#src/core/index.ts';
import type { PresentationService } from '#src/presentation/index.ts';
import { besides, heard, linkIn } from './carriage.ts';
import { acseFaults } from './faults.ts';
import type { Accepted, Event, From, Refused, Variables } from './variables.ts';

/** What a primitive from below comes to: the APDU in it, or itself. */
export const eventIn = (primitive: PresentationService['up'], variables: Variables): Event => {
  const read = READERS[primitive.kind as keyof typeof READERS] as Reading | undefined;
  if (read === undefined) throw acseFaults.astray({ got: primitive.kind });
  return read(primitive, variables);
};

const accepted = (primitive: Accepted, { link }: Variables): Event => {
  const aare = heard(linkIn(primitive, link), 'AARE', primitive.userData);
  const { result = 'accepted' } = aare.apdu;
  if (result !== 'accepted') throw acseFaults.contradiction({ got: result });
  return { kind: 'AARE+', primitive, ...aare };
};

/** A refusal stands, whatever it carries: without an AARE it is that of the layer below. */
const refused = (primitive: Refused, { link }: Variables): Event => {
  const aare = link.mode === 'normal' ? readable(() => heard(link, 'AARE', primitive.userData)) : undefined;
  if (aare === undefined) return primitive;
  if (aare.apdu.result === 'accepted') throw acseFaults.contradiction({ got: aare.apdu.result });
  return { kind: 'AARE-', primitive, ...aare };
};

/** An abort stands, too: without an ABRT it is that of the user, X.227 §7.3.3.2. */
const aborted = ({ userData }: From<'P-U-ABORT.indication'>, { link }: Variables): Event => ({
  kind: 'ABRT',
  ...(readable(() => heard(link, 'ABRT', userData)) ?? { apdu: {}, userInformation: besides(link, userData) }),
});

// biome-ignore format: a table
const READERS = {
  'P-CONNECT.indication': (primitive: From<'P-CONNECT.indication'>, { link }: Variables): Event =>
    ({ kind: 'AARQ', primitive, ...heard(linkIn(primitive, link), 'AARQ', primitive.userData) }),
  'P-CONNECT.confirm': (primitive: From<'P-CONNECT.confirm'>, variables: Variables): Event =>
    primitive.result === 'accepted' ? accepted(primitive, variables) : refused(primitive, variables),
  'P-RELEASE.indication': ({ userData }: From<'P-RELEASE.indication'>, { link }: Variables): Event =>
    ({ kind: 'RLRQ', ...heard(link, 'RLRQ', userData) }),
  'P-RELEASE.confirm': ({ userData }: From<'P-RELEASE.confirm'>, { link }: Variables): Event =>
    ({ kind: 'RLRE', ...heard(link, 'RLRE', userData) }),
  'P-U-ABORT.indication': aborted,
  'P-P-ABORT.indication': (primitive: From<'P-P-ABORT.indication'>): Event => primitive,
} as const;

type Reading = (primitive: PresentationService['up'], variables: Variables) => Event;

/** The primitives from below that are our business: all but data, and what goes with them. */
export const READ: readonly string[] = Object.keys(READERS);

const readable = <T>(read: () => T): T | undefined => {
  try {
    return read();
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
};
