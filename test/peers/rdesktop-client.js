// rdesktop: `rdesktop-client HOST PORT`. It has a display in memory. Connected is it behind the whole of the negotiation; says what it ends
// with. RDP puts no selectors into a CR.
import { call, display } from './program.js';

const [host, port] = process.argv.slice(2);
await call('rdesktop', ['-v', '-u', 'user', `${host}:${port}`], await display(), (printed) => ({
  connected: /Connection established/.test(printed),
  says: printed.trim().split('\n').at(-1),
}));
