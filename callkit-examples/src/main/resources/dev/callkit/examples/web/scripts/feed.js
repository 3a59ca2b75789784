// What happens, as it happens: the server-sent events of the business that is looked at.
import { token } from './tokens.js';

const PAUSE_MILLIS = 1500;
let current = null;

/**
 * Listens from now on, in place of what was listened to before.
 *
 * @param onEvent takes each event
 * @param onState takes true when the stream is there and false when it is lost
 */
export function listen(onEvent, onState) {
  current?.abort();
  const stream = new AbortController();
  current = stream;
  follow(stream.signal, onEvent, onState);
}

async function follow(signal, onEvent, onState) {
  while (!signal.aborted) {
    try {
      await read(signal, onEvent, onState);
    } catch {
      // Lost or refused: tried again below.
    }
    if (signal.aborted) return;
    onState(false);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLIS));
  }
}

// EventSource cannot send a token, so the stream is read by hand.
async function read(signal, onEvent, onState) {
  const headers = { Authorization: `Bearer ${token()}`, Accept: 'text/event-stream' };
  const answer = await fetch('/api/feed', { headers, signal });
  if (!answer.ok) throw new Error(String(answer.status));
  onState(true);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const parts = (rest + value).split('\n\n');
    rest = parts.pop();
    parts
      .map(data)
      .filter(Boolean)
      .forEach((text) => onEvent(JSON.parse(text)));
  }
}

function data(part) {
  const lines = part.split('\n').filter((line) => line.startsWith('data:'));
  return lines.map((line) => line.slice('data:'.length)).join('\n');
}
