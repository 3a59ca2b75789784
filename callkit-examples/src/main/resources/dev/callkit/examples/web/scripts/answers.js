// What was answered, as one would write it down.
import { element, table } from './dom.js';
import { t, named, number } from './language.js';

export function answersTable(given) {
  if (given.length === 0) return element('p', { class: 'note' }, t('noAnswers'));
  return table([t('question'), t('value'), t('words')], given.map(row), { class: 'answers', id: 'answers' });
}

function row(answer) {
  return [
    element('span', { lang: 'sv' }, answer.text ?? answer.question),
    element('span', { class: answer.value === null ? 'value none' : 'value' }, value(answer)),
    element('span', { class: 'words', lang: 'sv' }, quoted(answer)),
  ];
}

/** The value, or why there is none. */
export function value(answer) {
  if (answer.value === null) return named('answerStatus', answer.status);
  if (typeof answer.value === 'boolean') return t(answer.value ? 'yes' : 'no');
  return typeof answer.value === 'number' ? number(answer.value, 2) : answer.value;
}

function quoted(answer) {
  return [answer.words, answer.followUpWords]
    .filter(Boolean)
    .map((words) => `”${words}”`)
    .join(' ');
}
