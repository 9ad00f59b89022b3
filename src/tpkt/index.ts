export { tpktFaults } from './faults.ts';
export { Framer, frame, type Packet } from './framer.ts';
export { tpkt } from './layer.ts';
export { strictReserved, withReserved } from './reserved.ts';
export type { NetworkAddress, NetworkService, TcpService } from './service.ts';
