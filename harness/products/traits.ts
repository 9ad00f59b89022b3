import type { Trait } from './trait.ts';

const trait = <const Id extends string>(id: Id, source: string, says: string): Trait & { readonly id: Id } => ({ id, says, source });

// biome-ignore format: a table
/** Habits of products that no rule stands for; a product lists those it has. */
export const TRAITS = {
  anyLocalAddress: trait('any-local-address', 'Q197378',
    'Listens on every address of its host, so a call to any of them is taken.'),
  resetAtEveryClose: trait('reset-at-every-close', 'Q169143',
    'Logs 9221 with 10054 whenever a link ends, in good order or not: the event alone proves nothing.'),
  selectorsEchoed: trait('selectors-echoed', 'Q151626; after 4.0 assumed',
    'Repeats both T-selectors in its CC, the calling one first, then the called one, then the TPDU size.'),
  oneStallsAll: trait('one-stalls-all', 'Q193760',
    'A link that fails holds up all X.400 links of the server.'),
  controlBlocksBySp1: trait('control-blocks-by-service-pack', 'Q166602',
    'Before SP1 it takes 62 control blocks for TCP at most, from SP1 on 1,250; the lower figure is used here.'),
  controlBlocksBySp5: trait('control-blocks-by-service-pack', 'Q166602',
    'Before SP5 it takes 62 control blocks for TCP at most, from SP5 on 1,250; the lower figure is used here.'),
  silentMisses: trait('silent-misses', 'Q234962',
    'Some builds from 2354 to 2620 refuse an unknown address without logging 9301.'),
  deletedConnectorHang: trait('deleted-connector-hang', 'Q263567',
    'May hang when it calls a server of several names on which the connector has been deleted.'),
} as const;
