// iso-on-tcp as a server: `iso-on-tcp-server HOST PORT`. It has none of its own, but its client object answers a CR with a CC. Says what it
// is told. Errors that it reports are the caller's; what it throws ends the process, as in any program that uses it.
import { createServer } from 'node:net';
import isoOnTcp from 'iso-on-tcp';

const [host, port] = process.argv.slice(2);
const server = createServer((socket) => {
  const client = new isoOnTcp.ISOOnTCPClient(socket, { sourceRef: 7 });
  client.on('data', (tsdu) => client.write(tsdu));
  client.on('error', ({ message }) => console.error(message));
});
const tell = (listening, says) => console.log(JSON.stringify({ listening, says }));
server.on('error', ({ message }) => tell(false, message));
server.listen(Number(port), host, () => tell(true, ''));
process.stdin.resume().on('end', () => process.exit());
