import type { Answer, Order, Orders } from './orders.ts';
import { HOST, type Served, SHAPES } from './shapes/index.ts';

// One process of a measurement: `worker SHAPE raw|ours`. It does what it is asked until nobody is left to ask.
const [name, side] = process.argv.slice(2);
const shape = SHAPES.find((each) => each.name === name)!;
const { serve, between, run } = side === 'raw' ? shape.raw : shape.ours;
let served: Served | undefined;

const ORDERS: Orders = {
  serve: async () => {
    served = await serve?.();
    return served?.at ?? { host: HOST, port: 0 };
  },
  between: async (called) => {
    served = await between!(called);
    return served.at;
  },
  run: async (count, to) => {
    const start = performance.now();
    await run(count, to);
    return (performance.now() - start) / 1000;
  },
  usage: () => {
    const { user, system } = process.cpuUsage();
    return { cpuSeconds: (user + system) / 1e6, memory: process.memoryUsage.rss() };
  },
  close: () => void served?.close(),
};

const obey = async ({ name, args }: Order): Promise<Answer> => {
  try {
    return { said: await (ORDERS[name] as (...args: unknown[]) => unknown)(...args) };
  } catch (error) {
    return { failed: String(error) };
  }
};

process.on('message', async (order: Order) => process.send?.(await obey(order)));
process.on('disconnect', () => process.exit());
