// nodes7's client: `nodes7-client HOST PORT CALLING CALLED`. Says whether it connected, and its error.
import NodeS7 from 'nodes7';

const [host, port, calling, called] = process.argv.slice(2);
const client = new NodeS7({ silent: true });
const terms = { host, port: Number(port), localTSAP: Number(calling), remoteTSAP: Number(called), timeout: 1000 };
client.initiateConnection(terms, (error) => {
  console.log(JSON.stringify({ connected: error === undefined, says: String(error?.message ?? error ?? '') }));
  process.exit();
});
