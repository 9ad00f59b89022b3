// node-snap7's server: `snap7-server HOST PORT`. Says when it listens, and ends with its standard input.
import snap7 from 'node-snap7';

const [host, port] = process.argv.slice(2);
const server = new snap7.S7Server();
server.SetParam(server.LocalPort, Number(port));
const listening = server.StartTo(host);
console.log(JSON.stringify({ listening, says: listening ? '' : server.ErrorText(server.LastError()).trim() }));
process.stdin.resume().on('end', () => {
  server.Stop();
  process.exit();
});
