import { render } from 'preact';
import { Desk } from './model/desk.ts';
import { Session } from './session.ts';
import { App } from './view/app.tsx';

const session = new Session({
  dial: (since, told) => {
    const there = new URL(`live${location.search}`, location.href);
    there.protocol = there.protocol.replace('http', 'ws');
    there.searchParams.set('since', `${since}`);
    const socket = new WebSocket(there);
    socket.addEventListener('open', () => told.opened());
    socket.addEventListener('message', ({ data }) => told.said(String(data)));
    socket.addEventListener('close', ({ code }) => told.closed(code));
    return { send: (text) => socket.send(text), close: () => socket.close() };
  },
  after: (wait, go) => {
    const timer = setTimeout(go, wait);
    return () => clearTimeout(timer);
  },
  // What is not seen is drawn now and then.
  frame: (go) => void (document.hidden ? setTimeout(go, 500) : requestAnimationFrame(go)),
  now: () => performance.now(),
});

const place = document.getElementById('page');
if (place) {
  place.replaceChildren();
  render(<App session={session} desk={new Desk()} />, place);
  session.open();
}
