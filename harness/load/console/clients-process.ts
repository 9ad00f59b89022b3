import { WebSocket } from 'ws';
import { Follow, type ServerMessage } from '#harness/console/index.ts';

// Three who look at a run: two that read as fast as they can, and one that reads nothing for a while, again and again, until the run is over.
const url = new URL(process.argv[2]!.replace('/?', '/live?'));
url.protocol = 'ws:';

/** One who looks, and what it has come to. */
class Client {
  readonly gaps: number[] = [];
  told = 0;
  isOrdered = true;
  readonly socket = new WebSocket(url, { perMessageDeflate: false });
  readonly opened = new Promise((resolve) => void this.socket.once('open', resolve));
  readonly done: Promise<void>;
  #last = -1;

  constructor() {
    const follow = new Follow({
      ask: (message) => this.socket.send(JSON.stringify(message)),
      tell: ({ seq }) => {
        this.told++;
        this.isOrdered &&= seq > this.#last;
        this.#last = seq;
      },
    });
    this.done = new Promise((resolve) => {
      this.socket.on('message', (data) => {
        const text = String(data);
        const message = JSON.parse(text) as ServerMessage;
        if (message.type === 'gap') this.gaps.push(Object.values(message.counts).reduce((sum, each) => sum + each, 0));
        follow.hear(message, text.length);
        if (follow.isDone) resolve();
      });
    });
  }
}

const [one, two, slow] = [new Client(), new Client(), new Client()] as const;
await Promise.all([one.opened, two.opened, slow.opened]);
slow.socket.pause();
process.send!('ready');
// Told when the run is over: from then on it catches up.
await new Promise((resolve) => void process.once('message', resolve));
const began = performance.now();
slow.socket.resume();
await Promise.all([one.done, two.done, slow.done]);
process.send!({
  quick: [one.told, two.told],
  slow: slow.told,
  missed: slow.gaps.reduce((sum, each) => sum + each, 0),
  gaps: slow.gaps.length,
  isOrdered: one.isOrdered && two.isOrdered && slow.isOrdered,
  catchUpSeconds: (performance.now() - began) / 1000,
});
process.exit();
