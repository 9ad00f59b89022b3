// node-snap7's client: `snap7-client HOST PORT CALLING CALLED`, selectors as numbers of 16 bits. Says whether it connected, and its error.
import snap7 from 'node-snap7';

const [host, port, calling, called] = process.argv.slice(2);
const client = new snap7.S7Client();
client.SetParam(client.RemotePort, Number(port));
client.SetParam(client.RecvTimeout, 1000);
client.SetConnectionParams(host, Number(calling), Number(called));
client.Connect((error) => {
  console.log(JSON.stringify({ connected: !error, says: error ? client.ErrorText(error).trim() : '' }));
  client.Disconnect();
});
