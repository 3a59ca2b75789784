// The first page: what the calls of a period have come to, and what goes on now.
import { ask } from './api.js';
import { all, isLive, saidLast, shade } from './calls.js';
import { card, draw, plot } from './charts.js';
import { byId, element, fill, list, share, write } from './dom.js';
import { t, named, number, percent, money, duration, day, hour } from './language.js';

const STEPS = ['requested', 'dialled', 'answered', 'consented', 'completed'];
const RATES = ['rr1', 'coop1', 'con1', 'ref1'];
const SHADES = ['--brand', '--blue', '--warn', '--bad', '--violet', '--promised', '--good', '--soft'];
const WHOLE = { beginAtZero: true, ticks: { precision: 0 } };

card('coverage', { help: 'coverageHelp', tall: true });
card('lateness');
card('costs');

export const period = () => document.querySelector('#period input:checked').value;

export async function showOverview() {
  showNow();
  const stats = await ask('GET', `/api/stats?days=${period()}`);
  byId('invitation').hidden = stats.calls > 0;
  byId('figures').hidden = stats.calls === 0;
  tiles(stats);
  if (stats.calls === 0) return;
  funnel(stats);
  rates(stats);
  ends(stats.dispositions);
  coverage(stats.questions.filter((question) => question.enabled));
  lateness(stats);
  costs(stats);
}

/** The calls that go on, with what was said last. */
export function showNow() {
  const live = all().filter(isLive);
  byId('now').hidden = live.length === 0;
  list(byId('now-list'), live, (call) => call.id, nowItem, nowUpdate);
}

function nowItem(call) {
  return element(
    'li',
    {},
    element(
      'div',
      { class: 'now-head' },
      element('b', {}),
      element('span', { class: 'tag' }),
      element('small', {}),
    ),
    element('p', { class: 'now-words', lang: 'sv' }),
    element('a', { href: `#calls/${call.id}` }),
  );
}

function nowUpdate(node, call) {
  write(node.querySelector('b'), call.phone);
  const tag = node.querySelector('.tag');
  tag.className = `tag ${shade(call)}`;
  write(tag, named('status', call.status));
  write(node.querySelector('small'), t('ofPlanned', call.questionsAsked, call.questionsPlanned));
  write(node.querySelector('p'), saidLast(call));
  write(node.querySelector('a'), t('follow'));
}

function tiles(stats) {
  const { cost: costs, lateness: late, funnel: steps } = stats;
  const per = costs[0] ? money(costs[0].total / costs[0].calls, costs[0].currency, 3) : '–';
  const total = costs[0] ? t('tileNote.cost', money(costs[0].total, costs[0].currency)) : t('noCost');
  const shown = [
    ['calls', number(stats.calls), t('tileNote.calls', number(steps.dialled))],
    ['talk', number(steps.completed), t('tileNote.talk')],
    ['response', percent(stats.rates.rr1), t('tileNote.response')],
    ['punctual', late.dialled ? percent(late.punctual / late.dialled) : '–', t('tileNote.punctual')],
    ['cost', per, total],
  ];
  list(
    byId('tiles'),
    shown,
    ([name]) => name,
    ([name]) =>
      element(
        'div',
        { class: 'tile', id: `tile-${name}` },
        element('dt', {}),
        element('dd', { class: 'figure' }),
        element('dd', { class: 'note' }),
      ),
    (node, [name, figure, note]) => {
      write(node.querySelector('dt'), t(`tile.${name}`));
      write(node.querySelector('.figure'), figure);
      write(node.querySelector('.note'), note);
    },
  );
}

function funnel({ funnel: steps }) {
  list(
    byId('funnel'),
    STEPS,
    (step) => step,
    (step) =>
      element(
        'li',
        { 'data-step': step },
        element('span', {}),
        element('b', {}),
        element('small', {}),
        element('i', { class: 'bar', 'aria-hidden': 'true' }),
      ),
    (node, step) => {
      const part = steps.requested ? steps[step] / steps.requested : 0;
      write(node.querySelector('span'), t(`step.${step}`));
      write(node.querySelector('b'), number(steps[step]));
      write(node.querySelector('small'), percent(part));
      share(node.querySelector('.bar'), part);
    },
  );
}

function rates({ rates: known }) {
  fill(
    byId('rates'),
    RATES.map((name) =>
      element('div', {}, element('dt', {}, t(`rate.${name}`)), element('dd', {}, percent(known[name]))),
    ),
  );
}

function ends(dispositions) {
  const sum = dispositions.reduce((before, each) => before + each.count, 0);
  const shades = dispositions.map((_, place) => SHADES[place % SHADES.length]);
  const text = (each) => `${named('outcome', each.name)}: ${each.count}`;
  plot(
    'ends-chart',
    {
      type: 'doughnut',
      labels: dispositions.map((each) => named('outcome', each.name)),
      series: [{ label: t('ends'), data: dispositions.map((each) => each.count), shades }],
      options: { cutout: '66%', plugins: { legend: { display: false } } },
    },
    `${t('ends')}. ${sum ? dispositions.map(text).join(', ') : t('notOver')}`,
  );
  fill(
    byId('ends-legend'),
    sum === 0
      ? element('li', { class: 'note' }, t('notOver'))
      : dispositions.map((each, place) =>
          element(
            'li',
            {},
            swatch(shades[place]),
            element('span', {}, named('outcome', each.name), ' ', element('small', {}, each.code)),
            element('b', {}, number(each.count)),
            element('small', {}, percent(each.count / sum)),
          ),
        ),
  );
}

function swatch(shade) {
  const node = element('i', { class: 'swatch', 'aria-hidden': 'true' });
  node.style.setProperty('--shade', `var(${shade})`);
  return node;
}

function coverage(questions) {
  draw('coverage', {
    type: 'bar',
    labels: questions.map((question) => question.question),
    series: [
      { label: t('promised'), data: questions.map((question) => question.promised), shade: '--promised' },
      { label: t('reached'), data: questions.map((question) => question.answered), shade: '--brand' },
    ],
    heads: [t('question'), t('frequency'), t('promised'), t('reached')],
    rows: questions.map((question) => [
      question.question,
      t('nth', question.promisedNth),
      number(question.promised, 1),
      number(question.answered),
    ]),
    options: { indexAxis: 'y', scales: { x: WHOLE, y: { grid: { display: false } } } },
  });
}

// Hours within two days, days beyond: as the server groups them.
const step = (iso) => (Number(period()) <= 2 ? hour(iso) : day(iso));

function lateness({ time: steps, lateness: late }) {
  draw('lateness', {
    type: 'line',
    labels: steps.map((each) => step(each.from)),
    series: [
      { label: t('median'), data: steps.map((each) => each.medianLateSeconds), shade: '--brand' },
      { label: t('worst'), data: steps.map((each) => each.worstLateSeconds), shade: '--warn' },
    ],
    heads: [t('from'), t('median'), t('worst')],
    rows: steps.map((each) => [
      step(each.from),
      duration(each.medianLateSeconds),
      duration(each.worstLateSeconds),
    ]),
    note: t('lateNote', late.punctual, late.dialled),
    options: {
      scales: {
        x: {},
        y: { beginAtZero: true, suggestedMax: 5, title: { display: true, text: t('seconds') } },
      },
    },
  });
}

function costs({ time: steps, cost: known }) {
  const currency = known[0]?.currency;
  const written = (amount) => (currency ? money(amount, currency, 3) : number(amount, 3));
  draw('costs', {
    type: 'bar',
    labels: currency ? steps.map((each) => step(each.from)) : [],
    series: [{ label: currency ?? '', data: steps.map((each) => each.cost), shade: '--brand' }],
    heads: [t('from'), t('costs')],
    rows: steps.map((each) => [step(each.from), written(each.cost)]),
    note: currency ? t('costNote', money(known[0].total, currency), known[0].calls) : t('noCost'),
    options: {
      scales: {
        x: { grid: { display: false } },
        y: { beginAtZero: true, title: { display: true, text: currency ?? '' } },
      },
    },
  });
}
