// One call: what was said, what was answered, what happened. What happens meanwhile is added to it.
import { ask, explain } from './api.js';
import { isLive, isOver, shade, watch } from './calls.js';
import { outcome, showList } from './call-list.js';
import { byId, element, fill, isTyping, table, toast, write } from './dom.js';
import { t, named, number, money, duration, when, moment } from './language.js';
import { answersTable } from './answers.js';
import { bubble, isWords, step } from './timeline.js';

const PAGE = 100;
let open = null;
let meanwhile = null;
let shown = new Set();

export const opened = () => open;

watch((call, event) => {
  showList(open);
  if (!call || call.id !== open) return;
  if (meanwhile) meanwhile.push(event);
  else happens(call, event);
});

export async function showCalls(id) {
  if (id !== open) byId('call').hidden = true;
  open = id;
  showList(open);
  document.body.classList.toggle('one-call', Boolean(id));
  byId('call-empty').hidden = Boolean(id);
  if (!id) byId('call').hidden = true;
  else await read(id);
}

/** Reads a call. Events that come while it is read are added once it is there. */
async function read(id) {
  meanwhile = [];
  try {
    const [call, events] = await Promise.all([ask('GET', `/api/calls/${id}`), allEvents(id)]);
    if (open !== id) return;
    draw(call, events);
  } finally {
    const late = meanwhile ?? [];
    meanwhile = null;
    if (open === id) late.forEach((event) => append(event));
  }
}

async function allEvents(id) {
  const events = [];
  for (let offset = 0; offset !== null;) {
    const page = await ask('GET', `/api/calls/${id}/events?limit=${PAGE}&offset=${offset}`);
    events.push(...page.events);
    offset = page.nextOffset;
  }
  return events;
}

function draw(call, events) {
  shown = new Set();
  fill(
    byId('call'),
    element('a', { class: 'back', href: '#calls' }, t('backToList')),
    element(
      'div',
      { class: 'card-head' },
      element('h2', { id: 'call-title' }, call.phone),
      element('span', { class: 'tag', id: 'call-tag' }),
    ),
    element('dl', { class: 'facts', id: 'call-facts' }),
    element(
      'button',
      { type: 'button', class: 'danger', id: 'end-call', onclick: () => end(call.id) },
      t('endNow'),
    ),
    element(
      'section',
      { 'aria-labelledby': 'h-answers' },
      element('h3', { id: 'h-answers' }, t('answers')),
      element('div', { id: 'call-answers' }),
    ),
    element(
      'section',
      { 'aria-labelledby': 'h-talk' },
      element('h3', { id: 'h-talk' }, t('talk')),
      element('div', {
        class: 'bubbles',
        id: 'call-talk',
        role: 'log',
        lang: 'sv',
        tabindex: '0',
        'aria-labelledby': 'h-talk',
      }),
      element('p', { class: 'note', id: 'no-talk' }, t('noTalk')),
    ),
    element(
      'section',
      { 'aria-labelledby': 'h-timeline' },
      element('h3', { id: 'h-timeline' }, t('timeline')),
      element('ol', { class: 'timeline', id: 'call-timeline' }),
    ),
    element('div', { id: 'call-more' }),
  );
  update(call);
  events.forEach(append);
  byId('call').hidden = false;
  if (isLive(call)) byId('call-talk').scrollTop = byId('call-talk').scrollHeight;
}

/** What changes while the call goes on. */
function update(call) {
  const tag = byId('call-tag');
  tag.className = `tag ${shade(call)}`;
  write(tag, outcome(call));
  byId('end-call').hidden = isOver(call);
  facts(call);
  if (!call.answers) return;
  fill(byId('call-answers'), answersTable(call.answers));
  fill(byId('call-more'), tries(call.tries), why(call.selection));
}

function facts(call) {
  const cost = call.costEstimate;
  const known = [
    ['requestedAt', moment(call.requestedAt)],
    [
      'disposition',
      call.disposition ? `${named('outcome', call.disposition.name)} (${call.disposition.code})` : '–',
    ],
    ['length', duration(Number(call.durationSeconds))],
    ['planned', call.questionsPlanned ? t('ofPlanned', call.questionsAsked, call.questionsPlanned) : '–'],
    ['cost', cost ? money(cost.amount, cost.currency, 4) : '–'],
    call.nextAt && !isOver(call) ? ['nextAt', when(call.nextAt)] : ['attemptsMade', number(call.attempts)],
  ];
  fill(
    byId('call-facts'),
    known.map(([name, value]) => element('div', {}, element('dt', {}, t(name)), element('dd', {}, value))),
  );
}

function tries(made) {
  if (made.length < 2) return null;
  return element(
    'section',
    {},
    element('h3', {}, t('attempts')),
    table(
      [t('attempts'), t('requestedAt'), t('disposition')],
      made.map((each) => [
        t('attempt', each.number),
        moment(each.startedAt),
        each.disposition ? named('outcome', each.disposition.name) : named('cause', each.cause),
      ]),
    ),
  );
}

function why(verdicts) {
  return element(
    'details',
    { class: 'why' },
    element('summary', {}, t('why')),
    table(
      [t('question'), t('verdict')],
      verdicts.map((each) => [
        each.question,
        element('span', { class: each.chosen ? 'chosen' : '' }, named('reason', each.reason)),
      ]),
    ),
  );
}

async function end(id) {
  try {
    await ask('POST', `/api/calls/${id}/complete`, { reason: 'technical_failure' });
    toast(t('endAsked'));
  } catch (error) {
    toast(explain(error));
  }
}

function happens(call, event) {
  if (!byId('call-facts')) return;
  update(call);
  append(event);
  if (['answer', 'attempt_ended', 'closed', 'selected'].includes(event.type)) renew(call.id);
}

async function renew(id) {
  const call = await ask('GET', `/api/calls/${id}`).catch(() => null);
  if (call && open === id) update(call);
}

/** Adds an event, unless it is there: one may come with the call and once more as it happens. */
function append(event) {
  const key = JSON.stringify(event);
  if (shown.has(key) || !byId('call-timeline')) return;
  shown.add(key);
  if (!isWords(event)) {
    byId('call-timeline').append(step(event));
    return;
  }
  const talk = byId('call-talk');
  talk.append(bubble(event));
  byId('no-talk').hidden = true;
  if (!isTyping()) talk.scrollTop = talk.scrollHeight;
}
