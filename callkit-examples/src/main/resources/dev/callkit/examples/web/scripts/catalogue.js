// What is asked of customers, and whether all of it can be kept.
import { ask, explain } from './api.js';
import { byId, element, list, mark, toast, write } from './dom.js';
import { t, named } from './language.js';
import { showPairs } from './pairs.js';
import { closeForm, openForm } from './question-form.js';
import { report, shade } from './feasibility.js';

const PATH = '/api/questions/configurations';
// How often suggestions that are searched for in the background are asked for.
const TURN_MILLIS = 1000;
const MOST_TURNS = 11;
let catalogue = { questions: [] };
let promises = new Map();
let editing = null;
let trials = 0;

/** Departments that some question is about. */
export async function departments(business) {
  const { catalogue: known } = await ask('GET', PATH, undefined, business);
  return [...new Set(known.questions.flatMap((question) => question.departments ?? []))];
}

export async function showQuestions() {
  take(await ask('GET', PATH));
  if (editing) edit(editing.id ? catalogue.questions.find((each) => each.id === editing.id) : null);
}

/** Another business's questions are not to be edited as if they were this one's. */
export function leaveQuestions() {
  editing = null;
  closeForm();
}

function take(answer) {
  catalogue = answer.catalogue;
  promises = new Map(
    answer.feasibility.promises
      .filter((each) => each.questions.length === 1)
      .map((each) => [each.questions[0], each.verdict]),
  );
  show();
  follow(answer.feasibility, false, async () => (await ask('GET', PATH)).feasibility);
  showPairs(catalogue, savePairs);
}

function show() {
  list(byId('question-list'), catalogue.questions, (question) => question.id, create, update);
}

function create(question) {
  return element(
    'li',
    {},
    element(
      'button',
      { type: 'button', onclick: () => edit(find(question.id)) },
      element('b', {}),
      element('span', { class: 'tag' }),
      element('small', { lang: 'sv' }),
      element('small', { class: 'how' }),
    ),
  );
}

const find = (id) => catalogue.questions.find((question) => question.id === id);

function update(node, question) {
  mark(node.firstChild, 'aria-current', question.id === editing?.id ? 'true' : null);
  const verdict = promises.get(question.id);
  const tag = node.querySelector('.tag');
  tag.className = `tag ${question.enabled ? shade(verdict) : ''}`;
  write(tag, question.enabled ? named('promiseVerdict', verdict) : t('off'));
  write(node.querySelector('b'), question.id);
  write(node.querySelector('small'), question.text);
  write(
    node.querySelector('.how'),
    [t('nth', question.frequency), named('kind', question.kind), named('level', question.priority)].join(
      ' · ',
    ),
  );
}

/** Opens a question, or the form for a new one. */
export function edit(question) {
  editing = question ?? { id: null };
  show();
  openForm(question, { tryOut, save, remove, cancel });
}

async function cancel() {
  editing = null;
  closeForm();
  await showQuestions();
}

/** What the promises come to with this question as it stands in the form. */
async function tryOut(question) {
  const others = catalogue.questions.filter((each) => each.id !== question.id);
  const place = catalogue.questions.findIndex((each) => each.id === question.id);
  others.splice(place < 0 ? others.length : place, 0, question);
  const again = () => ask('POST', '/api/questions/feasibility', { ...catalogue, questions: others });
  const mine = ++trials;
  const found = await again();
  if (mine === trials) follow(found, true, again);
}

/**
 * Shows a report, and asks again as long as suggestions are still searched for. One that was overtaken by
 * what was written or saved since says nothing any more.
 */
async function follow(found, tentative, again) {
  const mine = ++trials;
  let newest = found;
  for (let turn = 0; newest && mine === trials && turn < MOST_TURNS; turn++) {
    report(newest, tentative);
    if (newest.searched !== false) return;
    await new Promise((resolve) => setTimeout(resolve, TURN_MILLIS));
    if (mine === trials) newest = await again().catch(() => null);
  }
}

async function save(question) {
  const answer = editing.id
    ? await ask('PUT', `${PATH}/${encodeURIComponent(editing.id)}`, question)
    : await ask('POST', PATH, question);
  done(answer);
}

async function savePairs(pairs) {
  take(await ask('PUT', PATH, { ...catalogue, pairs }));
  toast(t('saved'));
}

async function remove(id) {
  if (!window.confirm(t('removeSure', id))) return;
  try {
    done(await ask('DELETE', `${PATH}/${encodeURIComponent(id)}`));
  } catch (error) {
    toast(explain(error));
  }
}

function done(answer) {
  const id = editing.id;
  editing = null;
  closeForm();
  take(answer);
  toast(t('saved'));
  const place = [...byId('question-list').children].find((node) => node.dataset.key === id);
  (place?.firstChild ?? byId('new-question')).focus();
}
