// xrdp: `xrdp-server HOST PORT`. With settings, log and certificate of its own in a folder that goes with it; it needs no rights, but can read
// /etc/xrdp/rsakeys.ini as root alone, and else lets RDP without TLS go behind its CC.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, serve, started } from './program.js';

const [host, port] = process.argv.slice(2);
const home = folder();
const [settings, key, certificate] = ['xrdp.ini', 'key.pem', 'cert.pem'].map((name) => join(home, name));

const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
execFileSync('openssl', ['req', '-x509', ...curve, '-subj', '/CN=peer', '-keyout', key, '-out', certificate], { stdio: 'ignore' });
writeFileSync(
  settings,
  `[Globals]
ini_version=1
fork=true
port=tcp://${host}:${port}
tcp_nodelay=true
security_layer=negotiate
crypt_level=high
certificate=${certificate}
key_file=${key}
ssl_protocols=TLSv1.2, TLSv1.3
[Logging]
LogFile=${join(home, 'xrdp.log')}
LogLevel=INFO
EnableSyslog=false
EnableConsole=true
ConsoleLevel=INFO
[Channels]
`,
);
await serve(started('xrdp', ['-n', '-c', settings], { stdio: ['ignore', 'pipe', 'pipe'] }), host, port);
