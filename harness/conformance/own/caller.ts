import { defined } from '#src/core/index.ts';
import { type Clock, Driver, type Line } from '#src/io/index.ts';
import { CONFORMANCES, type Conformance, type Credentials, type MtaBindResult, type TransferService } from '#src/p1/index.ts';
import { referencesOf } from '#src/rtse/index.ts';
import { transferInitiator } from '#src/stack/index.ts';
import { OWN_PATIENCE, OWN_REFERENCE, OWN_TERMS } from './host.ts';

type Up = TransferService['up'];

/** Our own endpoint as it calls: it binds, transfers one message, and unbinds. */
export class OwnCaller {
  readonly #driver: Driver<TransferService>;
  readonly #apdu: Uint8Array;

  constructor(line: Line, clock: Clock, conformance: Conformance, apdu: Uint8Array) {
    this.#apdu = apdu;
    const { mode } = CONFORMANCES[conformance];
    const stack = transferInitiator({
      cotp: { reference: OWN_REFERENCE, limits: { close: OWN_PATIENCE } },
      session: { versions: mode === 'normal' ? [2] : [1], limits: { close: OWN_PATIENCE }, asks: SIZES },
      rtse: { largerSizes: 'taken' },
    });
    this.#driver = new Driver(stack, line, clock, (primitive) => this.#told(primitive));
    this.#driver.send({
      kind: 'MTA-BIND.request',
      called: { session: { transport: defined({ tsel: OWN_TERMS.calling?.t, network: line.remote }) } },
      calling: { session: { transport: defined({ tsel: OWN_TERMS.called?.t }) } },
      conformance,
      dialogue: 'two-way-alternate',
      references: referencesOf(mode, 'calling', { name: 'IUT', time: '261125120000Z' }),
      argument: { kind: 'authenticated', value: { initiatorName: 'IUT', initiatorCredentials: { kind: 'ia5', value: 'iut' } } },
      checkpointSize: 1,
      windowSize: 3,
    });
  }

  #told(primitive: Up): void {
    if (primitive.kind === 'MTA-BIND.confirm' && primitive.result === 'accepted') this.#bound(primitive.value);
    else if (primitive.kind === 'MTA-TRANSFER.confirm') this.#driver.send({ kind: 'MTA-UNBIND.request' });
    else if (primitive.kind === 'MTA-TRANSFER.indication') this.#driver.send({ kind: 'MTA-TRANSFER.response', result: 'secured' });
  }

  /** Both ends verify: whoever answers under another name, or with another password, gets no message. */
  #bound(result: MtaBindResult | undefined): void {
    const isMeant =
      result?.kind === 'authenticated' &&
      result.value.responderName === OWN_TERMS.mta &&
      passwordIn(result.value.responderCredentials) === OWN_TERMS.password;
    this.#driver.send(isMeant ? { kind: 'MTA-TRANSFER.request', apdu: this.#apdu, within: WITHIN } : { kind: 'MTA-ABORT.request' });
  }
}

const passwordIn = ({ kind, value }: Credentials): string =>
  kind === 'ia5' ? value : String.fromCharCode(...(kind === 'octets' ? value : []));

/** What it proposes, X.224 §6.5.4: F0 for those who know it, and C0. */
const SIZES = { tpduSize: 1024, preferredTpduSize: 511 * 128 };
/** Milliseconds for a transfer. */
const WITHIN = 60_000;
