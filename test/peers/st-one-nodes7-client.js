// @st-one-io/nodes7's client: `st-one-nodes7-client HOST PORT [CALLING CALLED]`. Says whether it connected, and its error.
import st from '@st-one-io/nodes7';
import { limited } from './patience.js';

const [host, port, calling = 0x0100, called = 0x0102] = process.argv.slice(2);
const tell = (connected, says) => {
  console.log(JSON.stringify({ connected, says }));
  process.exit();
};
limited();
const plc = new st.S7Endpoint({ host, port: Number(port), srcTSAP: Number(calling), dstTSAP: Number(called), autoReconnect: 0 });
plc.on('error', ({ message }) => tell(false, message));
plc.connect().then(
  () => tell(true, ''),
  ({ message }) => tell(false, message),
);
