// Fields of forms: a label, a control, what it is for, and room for what is wrong with it.
import { element } from './dom.js';

let count = 0;

/** A control with its label above and, if there is more to say, a line below. */
export function field(label, control, help) {
  control.id = control.id || `field-${++count}`;
  const note = help ? element('small', { id: `${control.id}-help` }, help) : null;
  if (note) control.setAttribute('aria-describedby', note.id);
  return element('div', { class: 'field' }, element('label', { for: control.id }, label), control, note);
}

export function input(name, value, more = {}) {
  return element('input', { name, value: value ?? '', autocomplete: 'off', ...more });
}

export function whole(name, value, min, max, more = {}) {
  return input(name, value, { type: 'number', inputmode: 'numeric', min, max, step: 1, ...more });
}

export function area(name, value, more = {}) {
  return element('textarea', { name, rows: 3, ...more }, value ?? '');
}

/** One of some; options are pairs of value and text. */
export function choice(name, options, chosen) {
  return element(
    'select',
    { name },
    options.map(([value, text]) => element('option', { value, selected: value === chosen }, text)),
  );
}

export function check(name, label, on) {
  return element(
    'label',
    { class: 'check' },
    element('input', { type: 'checkbox', name, checked: on }),
    element('span', {}, label),
  );
}

/** Lines of a text, without those that are empty. */
export const lines = (text) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** The problems of a form, said as soon as they are there. */
export function problems() {
  return element('div', { class: 'problems', role: 'alert' });
}
