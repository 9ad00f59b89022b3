import { BlockList } from 'node:net';
import { type Flags, UsageError } from './command.ts';
import type { Wanted } from './conform-target.ts';

/** Refuses a target that is neither this machine nor in a private network, unless its tester says that this is allowed. */
export const mayTest = (wanted: Wanted, { iMayTestThis }: Flags): void => {
  if (wanted.kind !== 'dial' || iMayTestThis || isPrivate(wanted.to.host)) return;
  throw new UsageError(
    `${wanted.to.host} is neither this machine nor in a private network, and the suite sends what endpoints may choke on`,
    'with --i-may-test-this you say that you may; --list says what would be sent',
  );
};

/** Loopback, private and link-local networks: RFC 1918, RFC 4193, RFC 3927, RFC 4291. */
const isPrivate = (host: string): boolean => NEAR.check(host, host.includes(':') ? 'ipv6' : 'ipv4');

const NEAR = new BlockList();
for (const [net, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  NEAR.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  NEAR.addSubnet(net, prefix, 'ipv6');
