// FreeRDP's server: `freerdp-shadow-server HOST PORT`. It shows a display, so it has one in memory.
import { display, serve, started } from './program.js';

const [host, port] = process.argv.slice(2);
const args = [`/port:${port}`, `/bind-address:${host}`, '-auth'];
await serve(started('freerdp-shadow-cli', args, { env: await display(), stdio: ['ignore', 'pipe', 'pipe'] }), host, port);
