import { encodeTpdu, PARAMETERS, type Parameter, parameter } from '#src/cotp/index.ts';
import type { Known } from '../known.ts';
import { expect, hangUp, pause, send, sendApart } from '../steps.ts';
import { ccOf, hex, packet, text, tpkt } from '../stimuli.ts';
import type { Responder } from './responder.ts';

const CR = expect('cotp CR');
const srcRefOf = (known: Known): number => Number(known.last('cotp CR')?.fields.srcRef ?? 0);
const dr = (reason: number, said?: string) =>
  send((known: Known) =>
    packet({
      kind: 'DR',
      dstRef: srcRefOf(known),
      srcRef: 0,
      reason,
      parameters: said === undefined ? [] : [parameter('additionalInformation', text(said))],
      userData: new Uint8Array(),
    }),
  );
type Change = NonNullable<Parameters<typeof ccOf>[1]>;
/** A CC with all that most responders say: the size that is granted, and both selectors of the CR. */
const fullCC = ccOf;
const cc = (change: (known: Known) => Change = () => ({})) => send((known: Known) => packet(fullCC(known, change(known))));
/** The parameters of a full CC, with one put in the place of its size. */
const sized = (known: Known, size: readonly Parameter[]): Change => ({
  parameters: [...size, ...fullCC(known).parameters.filter(({ code }) => code !== PARAMETERS.tpduSize.code)],
});

// biome-ignore format: a table
/** What callers meet in the field: refusals, and confirmations that are not as they should be. Seen with real endpoints, or asked for by their users. */
export const RESPONDERS: readonly Responder[] = [
  { id: 'silent.after-accept',   says: 'takes the connection and says nothing',       steps: [],                                       reason: /time.?d?.?out|no answer|no response/i },
  { id: 'ends.with-fin',         says: 'closes without a TPDU',                       steps: [CR, hangUp('close')],                    reason: /clos|disconnect|hang|end of|EOF|\bended\b/i },
  { id: 'ends.with-rst',         says: 'resets the connection',                       steps: [CR, hangUp('reset')],                    reason: /reset|ECONNRESET/i },
  { id: 'refuses.with-dr-1',     says: 'refuses: congestion at the TSAP',             steps: [CR, dr(1), hangUp('close')],             reason: /congest|reason\D{0,4}0*1\b/i },
  { id: 'refuses.with-dr-2',     says: 'refuses: nobody is attached to the TSAP',     steps: [CR, dr(2), hangUp('close')],             reason: /attached|reason\D{0,4}0*2\b/i },
  { id: 'refuses.with-dr-3',     says: 'refuses: the address is unknown',             steps: [CR, dr(3), hangUp('close')],             reason: /address|reason\D{0,4}0*3\b/i },
  { id: 'refuses.with-text',     says: 'refuses with reason 128 and a text',          steps: [CR, dr(128, 'no such service'), hangUp('close')], reason: /no such service|\b128\b|0x80|normal/i },
  { id: 'refuses.with-er',       says: 'answers by an ER',                            steps: [CR, send((known) => packet({ kind: 'ER', dstRef: srcRefOf(known), rejectCause: 3, parameters: [parameter('invalidTpdu', hex`06 e0`)], userData: new Uint8Array() })), hangUp('close')], reason: /\bER\b|reject|protocol error|invalid|cause\D{0,4}3/i },
  { id: 'confirms.class-4',      says: 'confirms class 4',                            steps: [CR, cc(() => ({ classOption: 0x40 }))],  reason: /class/i },
  { id: 'confirms.wrong-dst-ref', says: 'confirms for another reference',             steps: [CR, cc((known) => ({ dstRef: srcRefOf(known) ^ 0xff }))], reason: /ref/i },
  { id: 'confirms.zero-src-ref', says: 'confirms with reference 0',                   steps: [CR, cc(() => ({ srcRef: 0 }))],          reason: /ref/i },
  { id: 'confirms.without-size', says: 'confirms and names no TPDU size',             steps: [CR, cc((known) => sized(known, []))],                  reason: /size/i, isLegal: true },
  { id: 'confirms.without-selectors', says: 'confirms and repeats no selector',           steps: [CR, cc((known) => ({ parameters: fullCC(known).parameters.filter(({ code }) => code === PARAMETERS.tpduSize.code) }))], reason: /selector|TSAP|length/i, isLegal: true },
  { id: 'confirms.size-of-none', says: 'confirms with a TPDU size that is none',      steps: [CR, cc((known) => sized(known, [parameter('tpduSize', hex`00`)]))], reason: /size|parameter/i },
  { id: 'confirms.unknown-parameter', says: 'confirms with a parameter that nobody knows', steps: [CR, cc((known) => ({ parameters: [...fullCC(known).parameters, { code: 0x99, value: hex`01` }] }))], reason: /parameter/i },
  { id: 'confirms.version-2',    says: 'confirms in a packet of version 2',           steps: [CR, send((known) => tpkt(encodeTpdu(fullCC(known)), { version: 2 }))], reason: /version|tpkt|packet/i },
  { id: 'confirms.in-pieces',    says: 'confirms octet by octet',                     steps: [CR, sendApart((known) => Array.from(packet(fullCC(known)), (octet) => Uint8Array.of(octet)), 20)], reason: /./, isLegal: true },
  { id: 'confirms.late',         says: 'confirms after half a second',                steps: [CR, pause(500), cc()],                   reason: /./, isLegal: true },
  { id: 'answers.in-http',       says: 'answers in another protocol',                 steps: [CR, send(text('HTTP/1.1 400 Bad Request\r\n\r\n'))], reason: /version|tpkt|packet|protocol|invalid|bad/i },
];
