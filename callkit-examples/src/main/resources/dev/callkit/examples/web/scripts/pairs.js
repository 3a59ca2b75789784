// Which questions go together, and which never do.
import { Refusal, explain } from './api.js';
import { byId, element, fill } from './dom.js';
import { choice, field, problems, whole } from './fields.js';
import { t, named } from './language.js';

const RULES = ['combine', 'custom', 'exclude', 'prefer', 'alternate'];

/**
 * Shows the rules of a catalogue.
 *
 * @param save takes the rules as they are to be; throws what the server says no to
 */
export function showPairs({ questions, pairs = [] }, save) {
  const wrong = problems();
  const change = (next) => save(next).catch((error) => complain(wrong, error));
  fill(
    byId('pairs'),
    element('div', { class: 'card-head' }, element('h2', { id: 'h-pairs' }, t('pairs'))),
    element('p', { class: 'note' }, t('pairsHelp')),
    rules(pairs, change),
    questions.length < 2 ? null : form(questions, pairs, change),
    wrong,
  );
}

function complain(wrong, error) {
  const details = error instanceof Refusal && error.details.length ? error.details : [explain(error)];
  fill(
    wrong,
    element(
      'ul',
      {},
      details.map((text) => element('li', {}, text)),
    ),
  );
}

function rules(pairs, change) {
  const without = (gone) => pairs.filter((pair) => pair !== gone);
  return element(
    'ul',
    { class: 'plain pair-list' },
    pairs.map((pair) =>
      element(
        'li',
        {},
        element('b', {}, pair.questions.join(' + ')),
        element('span', {}, words(pair)),
        element(
          'button',
          {
            type: 'button',
            class: 'quiet small danger',
            'aria-label': t('removePair', pair.questions.join(' + ')),
            onclick: () => change(without(pair)),
          },
          t('remove'),
        ),
      ),
    ),
  );
}

function words(pair) {
  const rule = named('pairRule', pair.rule);
  return pair.frequency ? `${rule}, ${t('nth', pair.frequency)}` : rule;
}

function form(questions, pairs, change) {
  const ids = questions.map(({ id }) => [id, id]);
  const often = field(t('field.frequency'), whole('frequency', 5, 1, 100, { required: true }));
  const node = element(
    'form',
    { class: 'pair-form', 'aria-label': t('addPair'), novalidate: true },
    element(
      'div',
      { class: 'row' },
      field(t('firstQuestion'), choice('first', ids, ids[0][0])),
      field(t('secondQuestion'), choice('second', ids, ids[1][0])),
      field(
        t('pairRuleName'),
        choice(
          'rule',
          RULES.map((rule) => [rule, named('pairRule', rule)]),
          'combine',
        ),
      ),
      often,
    ),
    element('button', { id: 'add-pair' }, t('addPair')),
  );
  const show = () => {
    often.hidden = node.elements.rule.value !== 'custom';
  };
  node.addEventListener('input', show);
  node.addEventListener('change', show);
  node.addEventListener('submit', (event) => {
    event.preventDefault();
    if (often.hidden || node.reportValidity()) change([...pairs, read(node)]);
  });
  show();
  return node;
}

function read({ elements }) {
  const pair = { rule: elements.rule.value, questions: [elements.first.value, elements.second.value] };
  return pair.rule === 'custom' ? { ...pair, frequency: Number(elements.frequency.value) } : pair;
}
