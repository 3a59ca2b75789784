// What happened in a call, in words.
import { element } from './dom.js';
import { t, named, time, when } from './language.js';
import { value } from './answers.js';

const GOOD = ['answered', 'consented', 'answer', 'callback_agreed'];
const BAD = ['dial_failed', 'opted_out', 'cancel_requested'];

/** Whether it belongs to the talk rather than to what went on around it. */
export const isWords = (event) => ['said', 'replied'].includes(event.type);

export function bubble(event) {
  const theirs = event.type === 'replied';
  return element(
    'div',
    { class: theirs ? 'bubble theirs' : 'bubble' },
    element(
      'span',
      { class: 'unseen', lang: document.documentElement.lang },
      `${t(theirs ? 'them' : 'us')}: `,
    ),
    event.text ? event.text : element('i', { lang: document.documentElement.lang }, t('silent')),
  );
}

export function step(event) {
  const shade = GOOD.includes(event.type) ? 'good' : BAD.includes(event.type) ? 'bad' : '';
  return element(
    'li',
    { class: shade, 'data-event': event.type },
    element('time', { datetime: event.at }, time(event.at)),
    element('span', {}, words(event)),
  );
}

function words(event) {
  return t(`event.${event.type}`, {
    until: event.until ? when(event.until) : '',
    questions: event.questions?.join(', ') ?? '',
    provider: named('provider', event.provider),
    cause: named('cause', event.cause),
    by: named('by', event.by),
    end: named('end', event.cause),
    outcome: named('outcome', event.disposition?.name),
    question: event.question ?? '',
    value: event.answer ? value(event.answer) : '',
    text: event.text ?? '',
    note: note(event),
  });
}

/** What a host has noted: its kind, and its details as they are. */
function note(event) {
  const details = Object.entries(event.details ?? {}).map(([name, text]) => `${name} ${text}`);
  return [event.note ?? event.name ?? event.kind, ...details].filter(Boolean).join(', ');
}
