// nmap's s7-info script: `s7-info-client HOST PORT`. It calls 0102, then 0200 where that is refused. Says what it read, else the script's last
// remark. With rights it looks for the port by one SYN; without, by a connection that it closes.
import { call } from './program.js';

const [host, port] = process.argv.slice(2);
const args = ['-n', '-Pn', '-d', '-p', port, '--script', '+s7-info', '--script-timeout', '3s', host];
await call('nmap', args, process.env, (printed) => {
  const read = [...printed.matchAll(/^\|[_ ] +(.+: .*\S)/gm)].map(([, line]) => line);
  const remarks = [...printed.matchAll(/^NSE: \[s7-info.*?\] (?:S7 INFO:: )?(.+)/gm)].map(([, line]) => line);
  return { connected: read.length > 0, says: read.join(', ') || (remarks.at(-1) ?? '') };
});
