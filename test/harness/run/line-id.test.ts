import test from 'ava';
import { endsOf, lineIdOf } from '#harness/run/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';

const names: Readonly<Record<string, readonly [caller: NetworkAddress, called: NetworkAddress]>> = {
  '10.1.0.1:40001>10.1.0.2:102': [
    { host: '10.1.0.1', port: 40_001 },
    { host: '10.1.0.2', port: 102 },
  ],
  '[::1]:40001>[2001:db8::2]:102': [
    { host: '::1', port: 40_001 },
    { host: '2001:db8::2', port: 102 },
  ],
  '[fe80::1%eth0]:7>mail.example:102': [
    { host: 'fe80::1%eth0', port: 7 },
    { host: 'mail.example', port: 102 },
  ],
};
for (const [line, [caller, called]] of Object.entries(names)) {
  test(`${line} is read as it is written`, (t) => t.deepEqual([lineIdOf(caller, called), endsOf(line)], [line, { caller, called }]));
}
