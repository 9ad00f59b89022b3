// node-snap7's client: `snap7-client HOST PORT [CALLING CALLED]`, selectors as numbers of 16 bits. Says whether it connected, and its error.
import snap7 from 'node-snap7';
import { limited } from './patience.js';

const [host, port, calling = 0x0100, called = 0x0102] = process.argv.slice(2);
limited();
const client = new snap7.S7Client();
client.SetParam(client.RemotePort, Number(port));
client.SetParam(client.RecvTimeout, 1000);
client.SetConnectionParams(host, Number(calling), Number(called));
client.Connect((error) => {
  console.log(JSON.stringify({ connected: !error, says: error ? client.ErrorText(error).trim() : '' }));
  client.Disconnect();
});
