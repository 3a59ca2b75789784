// Who is to ring, whom, and about what: the form of the phone that is not in a call.
import { byId, element, fill } from './dom.js';
import { business, businesses } from './tokens.js';

/** Businesses that can ring. */
export function offerBusinesses(all) {
  fill(
    byId('ring-business'),
    all.map(([id, name]) => element('option', { value: id, selected: id === business() }, name)),
  );
  byId('ring-business').value = business();
  byId('ring-business').disabled = businesses().length < 2;
}

/** What the customer may have bought. */
export function offerDepartments(names) {
  byId('visit').hidden = names.length === 0;
  fill(byId('visit-departments'), names.map(department));
}

function department(name) {
  const box = element('input', { type: 'checkbox', value: name });
  return element('label', { class: 'chip' }, box, element('span', {}, name));
}

/** The request for a call, as the form has it. */
export function wish(call) {
  const name = byId('first-name').value.trim();
  const boxes = [...byId('visit-departments').querySelectorAll('input:checked')];
  return {
    verificationId: crypto.randomUUID(),
    businessId: call.business,
    customerPhone: call.number,
    priority: 'high',
    // Whoever presses the button has read that it means this.
    automatedCallAgreed: true,
    context: {
      ...(name ? { firstName: name } : {}),
      ...(boxes.length ? { departments: boxes.map((box) => box.value) } : {}),
    },
  };
}
