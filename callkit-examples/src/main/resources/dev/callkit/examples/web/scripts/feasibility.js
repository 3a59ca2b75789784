// Which promises of a catalogue can be kept, as the server has worked it out.
import { byId, element, fill, share, table, write } from './dom.js';
import { t, named, number, percent, spoken } from './language.js';

/** Shows a report; `tentative` if it is of what somebody is writing just now. */
export function report(found, tentative) {
  const load = t('loadOf', percent(found.load), percent(found.mostLoad), found.budgetSeconds);
  const heading = t(found.feasible ? 'feasible' : 'notFeasible');
  write(byId('feasibility-said'), tentative ? `${heading}. ${load}` : '');
  fill(
    byId('feasibility'),
    element(
      'div',
      { class: 'card-head' },
      element('h2', { id: 'h-feasibility' }, heading),
      element('span', { class: `tag ${found.feasible ? 'good' : 'bad'}` }, percent(found.load)),
    ),
    tentative ? element('p', { class: 'note tentative' }, t('trying')) : null,
    meter(found),
    element('p', { class: 'note' }, load),
    said(
      'suggestions',
      found.suggestions.map((each) => (spoken() === 'sv' ? each.swedish : each.english)),
    ),
    found.searched === false ? element('p', { class: 'note', id: 'searching' }, t('searching')) : null,
    said('warnings', found.warnings ?? []),
    table([t('questionsOf'), t('promise'), t('fulfilled'), t('verdict')], found.promises.map(row), {
      class: 'promises',
    }),
  );
}

function meter({ load, mostLoad, feasible }) {
  const bar = share(element('i', {}), load);
  const limit = share(element('b', {}), mostLoad);
  return element('div', { class: feasible ? 'meter' : 'meter over', 'aria-hidden': 'true' }, bar, limit);
}

function said(heading, sentences) {
  if (sentences.length === 0) return null;
  return element(
    'div',
    { class: 'advice' },
    element('h3', {}, t(heading)),
    element(
      'ul',
      {},
      sentences.map((sentence) => element('li', {}, capital(sentence))),
    ),
  );
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

function row(promise) {
  return [
    promise.questions.join(' + '),
    t('nth', promise.promisedNth),
    promise.reachedNth === null ? '–' : number(promise.reachedNth, 1),
    element('span', { class: `tag ${shade(promise.verdict)}` }, named('promiseVerdict', promise.verdict)),
  ];
}

/** How a verdict is to look. */
export function shade(verdict) {
  if (verdict === 'kept') return 'good';
  return verdict === undefined || verdict === 'never_applied' ? '' : 'bad';
}
