import { withOctets } from '../../sabotage.ts';
import { casesOf, send } from '../../steps.ts';
import { isRefusedAsInvalid } from './reactions.ts';
import { AT, aCR, confirms, spoiltCR } from './requests.ts';

/** X.224 §13.2.1 and §13.2.2: length indicator and fixed part. */
export const HEADERS = casesOf({ at: 'network', level: 'must', from: 'connected', roles: ['responder'] }, [
  {
    id: 'cotp.cr.li-255',
    clause: 'X.224 §13.2.1',
    rule: 'COTP-01',
    requirement: 'A length indicator of 255 is reserved: a CR with it is invalid.',
    steps: [send(spoiltCR(withOctets(0, 0xff))), isRefusedAsInvalid],
    saboteur: confirms(
      'does not look at the length indicator',
      aCR((octets) => octets[AT.lengthIndicator] === 0xff),
    ),
  },
  {
    id: 'cotp.cr.li-too-long',
    clause: 'X.224 §13.2.1',
    rule: 'COTP-02',
    requirement: 'A length indicator that is as much as the NSDU has octets is an error, for it does not count itself.',
    steps: [send(spoiltCR((tpdu) => withOctets(0, tpdu.length)(tpdu))), isRefusedAsInvalid],
    saboteur: confirms(
      'counts the length indicator as part of the header',
      aCR((octets) => octets[AT.lengthIndicator] === octets.length - 4),
    ),
  },
  {
    id: 'cotp.cr.li-far-too-long',
    clause: 'X.224 §13.2.1',
    rule: 'COTP-02',
    requirement: 'A length indicator that goes far beyond the NSDU is an error.',
    steps: [send(spoiltCR(withOctets(0, 0xfe))), isRefusedAsInvalid],
    saboteur: confirms(
      'reads beyond the packet',
      aCR((octets) => octets[AT.lengthIndicator] === 0xfe),
    ),
  },
  {
    id: 'cotp.cr.fixed-part-short',
    clause: 'X.224 §13.2.2.1',
    rule: 'COTP-03',
    requirement: 'A CR whose length indicator leaves out a part of its fixed part is invalid.',
    steps: [send(spoiltCR(withOctets(0, 4))), isRefusedAsInvalid],
    saboteur: confirms(
      'reads its fixed part beyond the header',
      aCR((octets) => octets[AT.lengthIndicator] === 4),
    ),
  },
]);
