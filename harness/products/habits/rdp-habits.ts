import { ofLine } from './habit.ts';
import { onHeaders } from './headers.ts';
import { CODE, codeIn, incoming, nsduIn, outgoing, packetOf, tpduIn } from './packets.ts';
import { MCS_DISCONNECT } from './request-habits.ts';

/** RDP_NEG_REQ and RDP_NEG_RSP of MS-RDPBCGR §2.2.1.1.1 and §2.2.1.2.1, which stand where X.224 has parameters. */
const ASKS = [0x01, 0x00, 0x08, 0x00] as const;
const ANSWER = [0x02, 0x00, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00] as const;
const VERSION = 3;
/** Octets of a CR and a CC before their parameters, X.224 §13.3. */
const FIXED = 7;

const asks = (nsdu: Uint8Array): boolean => ASKS.every((octet, index) => nsdu[nsdu.length - ANSWER.length + index] === octet);

// biome-ignore format: a table
/** Habits of X.224 as RDP has it. */
export const RDP_HABITS = {
  versionByMcs: ofLine('version-refused-by-mcs', 'seen with xrdp 0.9.21',
    'Refuses a TPKT of another version than 3 with the DT by which MCS disconnects, and a FIN.',
    () => onHeaders(({ version }) => (version === VERSION ? undefined : MCS_DISCONNECT))),
  rdpCall: ofLine('rdp-call', 'seen with xrdp 0.9.21; its answer to a negotiation is assumed, from MS-RDPBCGR',
    'Takes a CR of any class whose variable part is that of RDP, a cookie or a negotiation of security, and answers the latter with standard security.',
    () => {
      let isAsked = false;
      return [
        incoming((each) => {
          if (codeIn(each) !== CODE.CR) return undefined;
          isAsked = asks(nsduIn(each));
          return [{ pass: packetOf(Uint8Array.of(FIXED - 1, CODE.CR, 0, 0, 0, 1, 0)) }];
        }),
        outgoing((each) => {
          if (!isAsked || !tpduIn('CC', each)) return undefined;
          const fixed = nsduIn(each).subarray(0, FIXED);
          return [{ pass: packetOf(Uint8Array.of(...fixed.with(0, FIXED - 1 + ANSWER.length), ...ANSWER)) }];
        }),
      ];
    }),
} as const;
