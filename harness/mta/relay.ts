import { isSameDomain, type PerRecipientFields, traceElement } from '#src/p1/index.ts';
import { bilateralInformation } from './bilateral.ts';
import type { Host } from './config.ts';
import { internalTrace } from './internal-trace.ts';
import { domainAt } from './mailbox.ts';
import type { Subject } from './reports.ts';

/** A message or a probe as it is handed on for one recipient: our domain and our MTA are in its trace (X.411 §12.3.1), and the others are no more ours. */
export const relayed = (value: Subject, host: Host, time: string, recipient: PerRecipientFields): Subject => {
  const domain = domainAt(host);
  const change = <E extends Envelope>(envelope: E): E => {
    const last = envelope.traceInformation.at(-1);
    const isInside = last !== undefined && isSameDomain(last.globalDomainIdentifier, domain);
    return {
      ...envelope,
      ...bilateralInformation(host, envelope.perDomainBilateralInformation),
      traceInformation: isInside ? envelope.traceInformation : [...envelope.traceInformation, traceElement(domain, time)],
      extensions: internalTrace(envelope.extensions, domain, host.mta.name, time),
      perRecipientFields: envelope.perRecipientFields.map((each) => (each === recipient ? each : notOurs(each))),
    };
  };
  return value.kind === 'message'
    ? { kind: 'message', value: { ...value.value, envelope: change(value.value.envelope) } }
    : { kind: 'probe', value: change(value.value) };
};

type Envelope = Pick<
  Extract<Subject, { kind: 'probe' }>['value'],
  'perDomainBilateralInformation' | 'traceInformation' | 'extensions' | 'perRecipientFields'
>;

const notOurs = (recipient: PerRecipientFields): PerRecipientFields => ({
  ...recipient,
  perRecipientIndicators: {
    ...recipient.perRecipientIndicators,
    set: recipient.perRecipientIndicators.set.filter((name) => name !== 'responsibility'),
  },
});
