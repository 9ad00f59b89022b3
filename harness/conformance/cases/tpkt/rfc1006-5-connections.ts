import { helloOf, isAnswered } from '../../hello.ts';
import { PREAMBLES } from '../../preambles.ts';
import { beginning, blocksAt, diesAtEnd, endsAllAt, having, servesOne } from '../../sabotage.ts';
import { beside, casesOf, hangUp, quiet, send } from '../../steps.ts';
import { hex, tsdu } from '../../stimuli.ts';

const anotherOpens = PREAMBLES.open.responder;
/** 100 octets are announced. */
const PART = hex`03 00 00 64 02 f0 80 0d 5d 05 06`;
/** What comes of what is wrong there is not the point. */
const anyhow = quiet('cotp ER', 'cotp DT', 'closed', 'reset');
const holds = (part: Uint8Array) => (octets: Uint8Array) => having(part)({ octets, pdus: [] });

/** RFC 1006 §5: a TCP connection is a network connection, and ends as one. */
export const CONNECTIONS = casesOf({ clause: 'RFC 1006 §5', at: 'network', level: 'must' }, [
  {
    id: 'tpkt.end.at-once',
    rule: 'TPKT-16',
    roles: ['responder'],
    requirement: 'A caller that closes without a word does no harm.',
    from: 'connected',
    survives: true,
    steps: [hangUp('close')],
    saboteur: diesAtEnd('dies of a caller that says nothing', 'close', ({ length }) => length === 0),
  },
  {
    id: 'tpkt.end.within-a-packet',
    rule: 'TPKT-14',
    roles: ['responder', 'initiator'],
    requirement: 'An end in the middle of a packet ends the transport connection, and what there was of the packet is dropped.',
    from: 'open',
    survives: true,
    steps: [send(PART), hangUp('close')],
    saboteur: diesAtEnd('reads on in a packet whose rest never came, and dies', 'close', holds(PART)),
  },
  {
    id: 'tpkt.end.reset',
    rule: 'TPKT-15',
    clause: 'X.224 §6.8.3',
    roles: ['responder', 'initiator'],
    requirement: 'A reset of TCP ends the transport connection, and nothing else.',
    from: 'open',
    survives: true,
    steps: [hangUp('reset')],
    saboteur: diesAtEnd('dies of a reset', 'reset'),
  },
  {
    id: 'tpkt.end.reset-within-a-packet',
    rule: 'TPKT-15',
    clause: 'X.224 §6.8.3',
    roles: ['responder', 'initiator'],
    requirement: 'A reset of TCP in the middle of a packet ends the transport connection, and nothing else.',
    from: 'open',
    survives: true,
    steps: [send(PART), hangUp('reset')],
    saboteur: diesAtEnd('dies of a reset while it waits for the rest of a packet', 'reset', holds(PART)),
  },
  {
    id: 'tpkt.beside.silent-caller',
    rule: 'TPKT-17',
    roles: ['responder'],
    requirement: 'A caller that says nothing keeps no other from its connection.',
    from: 'connected',
    isSound: true,
    steps: [beside(...anotherOpens)],
    saboteur: servesOne('hears one caller at a time'),
  },
  {
    id: 'tpkt.beside.half-a-packet',
    rule: 'TPKT-22',
    roles: ['responder'],
    requirement: 'A packet of which 65535 octets are announced and few come keeps no other caller from its connection.',
    from: 'open',
    survives: true,
    steps: [send(hex`03 00 ff ff 02 f0 80 0d 5d 05 06`), beside(...anotherOpens)],
    saboteur: blocksAt('waits for the rest of a packet and does nothing else', beginning(hex`03 00 ff ff`)),
  },
  {
    id: 'tpkt.beside.several',
    rule: 'TPKT-25',
    roles: ['responder'],
    requirement: 'Several callers have a transport connection each.',
    from: 'open',
    isSound: true,
    steps: [beside(...anotherOpens, beside(...anotherOpens, beside(...anotherOpens)))],
    saboteur: servesOne('has one transport connection for all'),
  },
  {
    id: 'tpkt.beside.faulty',
    rule: 'TPKT-25',
    clause: 'X.224 §6.22.1.3',
    roles: ['responder'],
    requirement: 'What is wrong on one connection does not touch another.',
    from: 'open',
    needs: ['answers'],
    steps: [beside(...anotherOpens, send(hex`02 00 00 08 02 f0 80 00`), anyhow), send((known) => tsdu(known, helloOf(known))), isAnswered],
    saboteur: endsAllAt('closes everything at a bad packet', beginning(hex`02`)),
  },
]);
