import { mailboxAt } from '#harness/mta/index.ts';
import { type OrName, orAddressOfText } from '#src/p1/index.ts';
import type { Lab } from './lab.ts';
import type { SendStep, Topology } from './topology.ts';

/** What a `send` step does: its letters are handed to the MTA of the host that they are from. */
export const sendLetters = ({ topology, mtaOf }: Lab, { from, to, messages, subject, size, priority, report }: SendStep): void => {
  const [host = '', connector] = from.split('/');
  const letter = { to: recipientOf(topology, host, connector, to), subject, size, priority, report };
  for (let count = 0; count < messages; count++) mtaOf(host).send(letter, connector);
};

/** Whom a letter is for: a user of a host, an O/R address, or a user of the site that the connector leads to. */
const recipientOf = ({ hosts }: Topology, from: string, connector: string | undefined, to: string | undefined): OrName => {
  const addressee = hosts.find(({ name }) => name === to);
  if (addressee) return mailboxAt(addressee, USER);
  if (to !== undefined) return orAddressOfText(to);
  const sender = hosts.find(({ name }) => name === from)!;
  const { remote, peer, gdi = sender.gdi } = sender.connectors.find(({ name }) => name === connector)!;
  const meant = hosts.find(({ name }) => peer?.startsWith(`${name}/`));
  return mailboxAt(meant ?? { gdi, mta: { name: remote.mta } }, USER);
};

const USER = 'USER';
