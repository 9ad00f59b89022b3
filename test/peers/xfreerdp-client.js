// FreeRDP's client: `xfreerdp-client HOST PORT`. It has a display in memory, and goes no further than logging on. Connected is it once it goes on
// behind the CC; says the first error that it reports. RDP puts no selectors into a CR.
import { call, display } from './program.js';

const [host, port] = process.argv.slice(2);
const args = [`/v:${host}:${port}`, '/u:user', '/p:password', '/cert:ignore', '+auth-only', '/log-filters:com.freerdp.core.nego:DEBUG'];
await call('xfreerdp', args, await display(), (printed) => ({
  connected: /nego_security_connect with/.test(printed),
  says: printed.match(/\[ERROR\]\[[^\]]+\] - (.+)/)?.[1] ?? '',
}));
