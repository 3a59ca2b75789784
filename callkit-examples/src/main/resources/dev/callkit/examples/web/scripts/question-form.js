// One question to write. What it would mean for the promises is asked while it is written.
import { Refusal, explain } from './api.js';
import { byId, element, fill } from './dom.js';
import { area, check, choice, field, input, lines, problems, whole } from './fields.js';
import { t, named } from './language.js';

const KINDS = ['rating', 'nps', 'yesno', 'choice', 'number', 'text'];
const LEVELS = ['critical', 'high', 'medium', 'low', 'optional'];
// Long enough not to ask for each letter, short enough to seem at once.
const PAUSE_MILLIS = 250;
const FEWEST_OPTIONS = 2;
const FRESH = {
  id: '',
  text: '',
  kind: 'rating',
  frequency: 1,
  priority: 'medium',
  cooldownDays: 30,
  enabled: true,
};

let waiting;

export function closeForm() {
  clearTimeout(waiting);
  const form = byId('question-form');
  form.hidden = true;
  fill(form);
}

/**
 * Opens the form.
 *
 * @param question what is there; null for a new one
 * @param actions `tryOut`, `save`, `remove` and `cancel`
 */
export function openForm(question, actions) {
  clearTimeout(waiting);
  const form = byId('question-form');
  const base = question ?? FRESH;
  const wrong = problems();
  fill(form, ...parts(base, !question), wrong, buttons(question, actions));
  form.hidden = false;
  form.onsubmit = (event) => submit(event, form, base, actions, wrong);
  form.oninput = () => later(form, base, actions, wrong);
  form.onchange = () => showForKind(form);
  showForKind(form);
  form.elements[question ? 'text' : 'id'].focus();
  form.scrollIntoView({ block: 'nearest' });
}

function parts(base, fresh) {
  return [
    element('h2', { id: 'question-title' }, fresh ? t('newQuestion') : t('editQuestion', base.id)),
    fresh
      ? field(
          t('field.id'),
          input('id', '', { required: true, pattern: '[A-Za-z0-9_\\-]{1,64}' }),
          t('field.idHelp'),
        )
      : element('input', { type: 'hidden', name: 'id', value: base.id }),
    field(
      t('field.text'),
      area('text', base.text, { required: true, minlength: 10, maxlength: 500, lang: 'sv' }),
      t('field.textHelp'),
    ),
    element(
      'div',
      { class: 'row' },
      field(
        t('field.kind'),
        choice(
          'kind',
          KINDS.map((kind) => [kind, named('kind', kind)]),
          base.kind,
        ),
      ),
      field(
        t('field.priority'),
        choice(
          'priority',
          LEVELS.map((level) => [level, named('level', level)]),
          base.priority,
        ),
      ),
      field(t('field.frequency'), whole('frequency', base.frequency, 1, 100, { required: true })),
      field(t('field.seconds'), whole('seconds', base.seconds, 5, 120), t('field.secondsHelp')),
    ),
    ...forKinds(base),
    check('enabled', t('field.enabled'), base.enabled),
    more(base),
  ];
}

/** What belongs to one kind of answer, and is hidden for the others. */
function forKinds(base) {
  return [
    element(
      'div',
      { class: 'row', 'data-kind': 'rating' },
      field(t('field.lowest'), whole('lowest', base.scale?.lowest ?? 1, 0, 99)),
      field(t('field.highest'), whole('highest', base.scale?.highest ?? 5, 1, 100)),
    ),
    element(
      'div',
      { 'data-kind': 'choice' },
      field(
        t('field.options'),
        area('options', base.options?.join('\n'), { lang: 'sv' }),
        t('field.optionsHelp'),
      ),
    ),
    element(
      'div',
      { class: 'row', 'data-kind': 'number' },
      field(t('field.least'), input('least', base.range?.least, { type: 'number', step: 'any' })),
      field(t('field.most'), input('most', base.range?.most, { type: 'number', step: 'any' })),
    ),
  ];
}

function more(base) {
  return element(
    'details',
    {},
    element('summary', {}, t('field.more')),
    field(
      t('field.followUp'),
      area('followUp', base.followUp, { rows: 2, minlength: 10, maxlength: 500, lang: 'sv' }),
      t('field.followUpHelp'),
    ),
    element(
      'div',
      { class: 'row' },
      field(t('field.topic'), input('topic', base.topic, { maxlength: 60, lang: 'sv' })),
      field(t('field.cooldown'), whole('cooldownDays', base.cooldownDays, 0, 3650, { required: true })),
    ),
    field(
      t('field.departments'),
      area('departments', base.departments?.join('\n'), { rows: 2, lang: 'sv' }),
      t('field.departmentsHelp'),
    ),
    element(
      'div',
      { class: 'row' },
      field(t('field.from'), input('from', base.period?.from, { type: 'date' })),
      field(t('field.until'), input('until', base.period?.until, { type: 'date' })),
    ),
    base.triggers?.length ? element('p', { class: 'note' }, t('field.triggers', base.triggers.length)) : null,
  );
}

function buttons(question, actions) {
  return element(
    'div',
    { class: 'actions' },
    element('button', { class: 'primary', id: 'save-question' }, t('save')),
    element('button', { type: 'button', onclick: actions.cancel }, t('cancel')),
    question
      ? element(
          'button',
          { type: 'button', class: 'danger', onclick: () => actions.remove(question.id) },
          t('remove'),
        )
      : null,
  );
}

function showForKind(form) {
  for (const part of form.querySelectorAll('[data-kind]')) {
    part.hidden = part.dataset.kind !== form.elements.kind.value;
    for (const control of part.querySelectorAll('input, textarea')) control.disabled = part.hidden;
  }
  const { options } = form.elements;
  options.setCustomValidity(lines(options.value).length < FEWEST_OPTIONS ? t('field.optionsHelp') : '');
}

function later(form, base, actions, wrong) {
  showForKind(form);
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    if (!form.checkValidity()) return;
    try {
      await actions.tryOut(read(form, base));
      fill(wrong);
    } catch (error) {
      complain(wrong, error);
    }
  }, PAUSE_MILLIS);
}

async function submit(event, form, base, actions, wrong) {
  event.preventDefault();
  clearTimeout(waiting);
  if (!form.reportValidity()) return;
  try {
    await actions.save(read(form, base));
  } catch (error) {
    complain(wrong, error);
  }
}

function complain(wrong, error) {
  const details = error instanceof Refusal && error.details.length ? error.details : [explain(error)];
  fill(
    wrong,
    element('p', {}, t('wrong')),
    element(
      'ul',
      {},
      details.map((text) => element('li', {}, text)),
    ),
  );
}

/** The question as the form has it; what the form does not show stays as it was. */
function read(form, base) {
  const value = (name) => form.elements[name].value.trim();
  const next = {
    ...base,
    id: value('id'),
    text: value('text'),
    kind: value('kind'),
    priority: value('priority'),
    frequency: Number(value('frequency')),
    cooldownDays: Number(value('cooldownDays')),
    departments: lines(value('departments')),
    enabled: form.elements.enabled.checked,
  };
  for (const name of ['topic', 'followUp']) set(next, name, value(name));
  set(next, 'seconds', value('seconds') && Number(value('seconds')));
  set(next, 'period', some({ from: value('from'), until: value('until') }));
  set(
    next,
    'scale',
    next.kind === 'rating' && { lowest: Number(value('lowest')), highest: Number(value('highest')) },
  );
  set(next, 'options', next.kind === 'choice' && lines(value('options')));
  set(
    next,
    'range',
    next.kind === 'number' && some({ least: figure(value('least')), most: figure(value('most')) }),
  );
  return next;
}

function set(target, name, value) {
  if (value || value === 0) target[name] = value;
  else delete target[name];
}

const figure = (text) => (text === '' ? '' : Number(text));

/** Only what was filled in. */
const some = (parts) => Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== ''));
