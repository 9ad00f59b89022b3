// iso-on-tcp's client: `iso-on-tcp-client HOST PORT [CALLING CALLED]`. Sends a TSDU when it is connected, and says what came of it within a
// second.
import isoOnTcp from 'iso-on-tcp';
import { limited } from './patience.js';

const [host, port, calling = 0x0100, called = 0x0102] = process.argv.slice(2);
limited();
const tell = (said) => {
  console.log(JSON.stringify(said));
  process.exit();
};
// Left to itself it may choose 0 as its reference.
const terms = { host, port: Number(port), srcTSAP: Number(calling), dstTSAP: Number(called), sourceRef: 7, forceClose: true };
let connected = false;
const client = isoOnTcp.createConnection(terms, () => {
  connected = true;
  client.write(Buffer.from('ping'));
  setTimeout(() => tell({ connected, says: '' }), 1000);
});
client.on('data', (tsdu) => tell({ connected, says: tsdu.toString() }));
client.on('error', ({ message }) => tell({ connected, says: message }));
client.on('close', () => tell({ connected, says: 'closed' }));
