// What a business has settled: about the store, the interview, when to ring and what to say.
import { Refusal, ask, explain } from './api.js';
import { byId, element, fill, toast } from './dom.js';
import { area, check, field, input, lines, problems, whole } from './fields.js';
import { t, named } from './language.js';
import { business } from './tokens.js';

const HOURS = ['weekdays', 'weekends', 'justAsked'];
// The end of the day, as a field for times writes it.
const MIDNIGHT = '00:00';
// The lines that are heard in every call; the others are folded away.
const FIRST = [
  'greeting_named',
  'greeting',
  'reason',
  'consent',
  'thanks_for_consent',
  'acknowledge',
  'wrap_up',
];
const OTHERS = [
  'consent_again',
  'consent_keys',
  'resume',
  'resume_callback',
  'declined',
  'no_clear_consent',
  'opted_out',
  'wrong_person',
  'other_language',
  'callback_ask',
  'callback_again',
  'callback_at',
  'callback_later',
  'hold',
  'welcome_back',
  'still_there',
  'no_input',
  'repeat',
  'reprompt',
  'hint_scale',
  'hint_yes_no',
  'hint_choice',
  'hint_number',
  'hint_text',
  'keys_scale',
  'keys_choice',
  'keys_number',
  'acknowledge_second',
  'acknowledge_third',
  'dont_know',
  'refused',
  'move_on',
  'last_question',
  'reconnected',
  'thinking',
  'one_moment',
  'trouble',
  'stopped',
  'budget_up',
  'time_up',
];

let onChange = () => {};

/** Whom to tell when something was settled anew. */
export const settled = (watcher) => {
  onChange = watcher;
};

const path = () => `/api/businesses/${encodeURIComponent(business())}/context`;

export async function showSettings() {
  draw(await ask('GET', path()));
}

function draw(context) {
  const form = byId('settings-form');
  const wrong = problems();
  fill(
    form,
    shop(context),
    preferences(context.preferences),
    callingHours(context.callingHours),
    script(context),
    element(
      'div',
      { class: 'card bar-below' },
      wrong,
      element('button', { class: 'primary', id: 'save-settings' }, t('save')),
    ),
  );
  form.onsubmit = (event) => submit(event, form, context, wrong);
}

function part(title, help, ...content) {
  return element(
    'fieldset',
    { class: 'card' },
    element('legend', {}, t(title)),
    help ? element('p', { class: 'note' }, t(help)) : null,
    ...content,
  );
}

function shop({ name, store }) {
  const shopName = field(t('shopName'), input('name', name, { required: true, maxlength: 80 }));
  if (!store) return part('shopInfo', null, shopName);
  return part(
    'shopInfo',
    null,
    element(
      'div',
      { class: 'row' },
      shopName,
      field(t('address'), input('address', store.address, { maxlength: 200 })),
    ),
    field(t('openingHours'), area('openingHours', store.openingHours, { rows: 2 })),
    element(
      'div',
      { class: 'row' },
      field(
        t('shopDepartments'),
        area('departments', store.departments?.join('\n'), { rows: 4, lang: 'sv' }),
      ),
      field(t('categories'), area('categories', store.categories?.join('\n'), { rows: 4, lang: 'sv' })),
    ),
  );
}

function preferences(known) {
  if (!known) return null;
  return part(
    'preferences',
    null,
    element(
      'div',
      { class: 'row' },
      field(
        t('questionTime'),
        whole('questionTimeSeconds', known.questionTimeSeconds, 60, 120, { required: true }),
        t('questionTimeHelp'),
      ),
      field(t('cooldownDays'), whole('cooldownDays', known.cooldownDays, 0, 365, { required: true })),
      field(
        t('budget'),
        input('budget', known.budget?.amount, { type: 'number', min: 0, step: 'any' }),
        t('budgetHelp'),
      ),
      field(
        t('currency'),
        input('currency', known.budget?.currency ?? 'SEK', { pattern: '[A-Z]{3}', maxlength: 3 }),
      ),
    ),
    known.agreedByVerification === undefined
      ? null
      : check('agreedByVerification', t('agreedByVerification'), known.agreedByVerification),
  );
}

function callingHours(known) {
  if (!known) return null;
  const times = (name) => {
    const what = t(`hours.${name}`);
    return element(
      'div',
      { class: 'row' },
      field(t('hoursFrom', what), input(`${name}-from`, known[name].from, { type: 'time', required: true })),
      field(
        t('hoursUntil', what),
        input(`${name}-until`, known[name].until.replace('24:00', MIDNIGHT), {
          type: 'time',
          required: true,
        }),
      ),
    );
  };
  return part(
    'callingHours',
    'callingHoursHelp',
    ...HOURS.map(times),
    element(
      'div',
      { class: 'row' },
      field(
        t('justAskedForMinutes'),
        whole('justAskedForMinutes', known.justAskedForMinutes, 0, 120, { required: true }),
      ),
    ),
    check('holidays', t('holidays'), known.holidays === 'swedish'),
  );
}

function script({ script: own, standardScript: standard }) {
  const row = (name) =>
    field(
      named('line', name),
      area(`line-${name}`, own?.[name], {
        rows: 2,
        maxlength: 300,
        lang: 'sv',
        placeholder: standard?.[name] ?? '',
      }),
    );
  return part(
    'script',
    'scriptHelp',
    ...FIRST.map(row),
    element(
      'details',
      { open: OTHERS.some((name) => own?.[name]) },
      element('summary', {}, t('scriptMore')),
      ...OTHERS.map(row),
    ),
  );
}

async function submit(event, form, context, wrong) {
  event.preventDefault();
  fill(wrong);
  if (!valid(form)) return;
  try {
    const next = await ask('PUT', path(), read(form, context));
    toast(t('saved'));
    onChange(next);
  } catch (error) {
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
}

/** What is wrong may be folded away, where the browser could not point at it. */
function valid(form) {
  form.querySelector(':invalid')?.closest('details')?.setAttribute('open', '');
  return form.reportValidity();
}

/** What is to be; only of what the server has told, for it may know less than this page. */
function read(form, context) {
  const value = (name) => form.elements[name].value.trim();
  const next = { name: value('name'), script: {} };
  for (const name of [...FIRST, ...OTHERS])
    if (value(`line-${name}`)) next.script[name] = value(`line-${name}`);
  if (context.store) {
    next.store = {
      address: value('address') || null,
      openingHours: value('openingHours') || null,
      departments: lines(value('departments')),
      categories: lines(value('categories')),
    };
  }
  if (context.preferences) {
    next.preferences = {
      questionTimeSeconds: Number(value('questionTimeSeconds')),
      cooldownDays: Number(value('cooldownDays')),
      budget: value('budget') ? { amount: Number(value('budget')), currency: value('currency') } : null,
    };
    const agreed = form.elements.agreedByVerification;
    if (agreed) next.preferences.agreedByVerification = agreed.checked;
  }
  if (context.callingHours) next.callingHours = hours(form, value);
  return next;
}

function hours(form, value) {
  const windows = HOURS.map((name) => [
    name,
    { from: value(`${name}-from`), until: value(`${name}-until`).replace(MIDNIGHT, '24:00') },
  ]);
  return {
    ...Object.fromEntries(windows),
    justAskedForMinutes: Number(value('justAskedForMinutes')),
    holidays: form.elements.holidays.checked ? 'swedish' : 'none',
  };
}
