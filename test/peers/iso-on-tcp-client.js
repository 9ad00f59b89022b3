// iso-on-tcp's client: `iso-on-tcp-client HOST PORT CALLING CALLED`. Sends a TSDU when it is connected, and says what came of it.
import isoOnTcp from 'iso-on-tcp';

const [host, port, calling, called] = process.argv.slice(2);
const tell = (said) => {
  console.log(JSON.stringify(said));
  process.exit();
};
// Left to itself it may choose 0 as its reference.
const terms = { host, port: Number(port), srcTSAP: Number(calling), dstTSAP: Number(called), sourceRef: 7, forceClose: true };
const client = isoOnTcp.createConnection(terms, () => client.write(Buffer.from('ping')));
client.on('data', (tsdu) => tell({ connected: true, says: tsdu.toString() }));
client.on('error', ({ message }) => tell({ connected: false, says: message }));
client.on('close', () => tell({ connected: false, says: 'closed' }));
