// nodes7's client: `nodes7-client HOST PORT [CALLING CALLED]`. Says whether it connected, and its error.
import NodeS7 from 'nodes7';
import { limited } from './patience.js';

const [host, port, calling = 0x0100, called = 0x0102] = process.argv.slice(2);
limited();
const client = new NodeS7({ silent: true });
const terms = { host, port: Number(port), localTSAP: Number(calling), remoteTSAP: Number(called), timeout: 1000 };
client.initiateConnection(terms, (error) => {
  console.log(JSON.stringify({ connected: error === undefined, says: String(error?.message ?? error ?? '') }));
  process.exit();
});
