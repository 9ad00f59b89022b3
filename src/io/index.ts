export { BindError } from './bind-error.ts';
export { systemClock } from './clock.ts';
export { Driver, type LineNews } from './driver.ts';
export { LISTEN_LIMITS, type LineLimits, type ListenLimits } from './limits.ts';
export { type Cancel, type Clock, type Ending, type Line, LineError, type LineHandler } from './line.ts';
export { type Listener, listen } from './listen.ts';
export { dial } from './tcp.ts';
