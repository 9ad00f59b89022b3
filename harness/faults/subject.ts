import type { Subject } from '#harness/filter/index.ts';
import { type End, PEER } from '#harness/run/index.ts';
import type { Pdu } from '#src/dissect/index.ts';
import type { Passing } from './meddler.ts';
import { namesOf, type Parties } from './party.ts';

/** The T-selectors that were said on a line, as the filter has them. */
export class Selectors {
  #called: readonly string[] = [];
  #calling: readonly string[] = [];

  /** Learns from a CR or CC; what a CR leaves out is blank. */
  learn([pdu]: readonly Pdu[]): void {
    if (pdu?.layer !== 'cotp' || (pdu.kind !== 'CR' && pdu.kind !== 'CC')) return;
    const parameters = (pdu.fields.parameters ?? []) as readonly { readonly code: string; readonly value: string }[];
    const of = (code: string): readonly string[] => {
      const said = parameters.flatMap((each) => (each.code === code ? [each.value && `0x${each.value}`] : []));
      return said.length === 0 && pdu.kind === 'CR' ? [''] : said;
    };
    this.#called = [...new Set([...this.#called, ...of('c2')])];
    this.#calling = [...new Set([...this.#calling, ...of('c1')])];
  }

  /** A packet as a filter sees it. */
  subjectOf({ octets, pdus }: Passing, parties: Parties, sender: End): Subject {
    const connectors = [parties.caller.connector, parties.called.connector].filter((id) => id !== undefined);
    return {
      host: [...namesOf(parties, 'caller'), ...namesOf(parties, 'called')],
      peer: namesOf(parties, PEER[sender]),
      connector: connectors,
      dir: sender,
      layer: ['tpkt', ...pdus.map(({ layer }) => (layer === 'presentation' ? 'pres' : layer))],
      pdu: pdus.map(({ kind }) => kind),
      ref: pdus.flatMap(({ layer, fields }) => (layer === 'cotp' ? [fields.srcRef, fields.dstRef].filter(isNumber) : [])),
      tsel: [...this.#called, ...this.#calling],
      called: this.#called,
      calling: this.#calling,
      len: octets.length,
    };
  }
}

const isNumber = (value: unknown): value is number => typeof value === 'number';
