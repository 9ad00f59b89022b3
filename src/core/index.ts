export { areSame, concat, Reader, type Shortage, Writer } from './bytes.ts';
export { byCode, type ReasonRow, type RefusalRow } from './codes.ts';
export { over, Stack, selected, stack } from './compose.ts';
export { type Defined, defined } from './defined.ts';
export { type Detail, type Fault, type FaultMaker, faults, ProtocolError } from './fault.ts';
export { type Alarm, down, type Effect, type Effects, type Layer, NOTHING, type Primitive, type Service, up } from './layer.ts';
export { type Machine, machine } from './machine.ts';
export { concernedWith, passing, tap, type Watch } from './passing.ts';
export type { Invalid, Later, OneOrMore, Row, StateTable } from './table.ts';
