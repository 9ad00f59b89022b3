import { WebSocket, WebSocketServer } from 'ws';

// So many masked messages of 256 KiB, from one end of a line to the other within this process: what an agent's upload costs, both ends counted.
const count = Number(process.argv[2]);
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false, maxPayload: 2 ** 23 });
await new Promise((resolve) => void server.once('listening', resolve));
const { port } = server.address() as { readonly port: number };
const message = Buffer.from(JSON.stringify({ type: 'batch', events: 'x'.repeat(256 * 1024) }));

let heard = 0;
const all = new Promise<void>((resolve) => {
  server.on('connection', (socket) => {
    socket.on('message', () => {
      if (++heard === count) resolve();
    });
  });
});
const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
await new Promise((resolve) => void socket.once('open', resolve));
const [began, before] = [performance.now(), process.cpuUsage()];
for (let sent = 0; sent < count; sent++)
  await new Promise<void>((resolve) => void socket.send(message, { binary: false }, () => resolve()));
await all;
const { user, system } = process.cpuUsage(before);
process.send!({ seconds: (performance.now() - began) / 1000, cpuSeconds: (user + system) / 1e6, octets: count * message.length });
process.exit();
