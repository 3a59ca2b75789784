// The list of calls, newest first.
import { all, isInterview, isLive, isOver, shade } from './calls.js';
import { byId, element, list, mark, write } from './dom.js';
import { t, named, when } from './language.js';

const filters = {
  all: () => true,
  live: (call) => !isOver(call),
  interviews: isInterview,
  others: (call) => isOver(call) && !isInterview(call),
};

export function showList(open) {
  const shown = all().filter(filters[byId('call-filter').value]);
  byId('no-calls').hidden = shown.length > 0;
  list(
    byId('call-list'),
    shown,
    (call) => call.id,
    create,
    (node, call) => update(node, call, call.id === open),
  );
}

function create(call) {
  return element(
    'li',
    {},
    element(
      'a',
      { href: `#calls/${call.id}` },
      element('b', {}),
      element('span', { class: 'tag' }),
      element('small', {}),
    ),
  );
}

function update(node, call, open) {
  mark(node.firstChild, 'aria-current', open ? 'true' : null);
  write(node.querySelector('b'), call.phone);
  const tag = node.querySelector('.tag');
  tag.className = `tag ${shade(call)}`;
  write(tag, outcome(call));
  const asked = call.questionsPlanned ? t('ofPlanned', call.questionsAsked, call.questionsPlanned) : '';
  write(node.querySelector('small'), [when(call.requestedAt), asked].filter(Boolean).join(' · '));
}

/** What it came to, or how far it is. */
export function outcome(call) {
  return isLive(call) || !call.disposition
    ? named('status', call.status)
    : named('outcome', call.disposition.name);
}
