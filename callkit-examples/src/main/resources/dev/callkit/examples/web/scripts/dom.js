// Finds and builds elements. What comes from the server is always set as text, never as markup.

export const byId = (id) => document.getElementById(id);

export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...present(children));
  return node;
}

/** Puts these in the place of what a node holds; what is null or undefined is left out. */
export function fill(node, ...children) {
  node.replaceChildren(...present(children));
}

const present = (children) => children.flat().filter((child) => child !== null && child !== undefined);

/** Sets an attribute, or takes it away. */
export function mark(node, name, value) {
  if (value === undefined || value === null || value === false) node.removeAttribute(name);
  else node.setAttribute(name, value === true ? '' : value);
}

/** A text is written only if it is another one, so that nothing is read aloud twice. */
export function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * Shows a list, one node for each item. Nodes stay where they are as long as their item does, so
 * that nobody loses the place at which they read or have the focus.
 */
export function list(parent, items, keyOf, create, update) {
  const before = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  const nodes = items.map((item) => {
    const node = before.get(keyOf(item)) ?? create(item);
    before.delete(keyOf(item));
    node.dataset.key = keyOf(item);
    update(node, item);
    return node;
  });
  before.forEach((node) => node.remove());
  nodes.forEach((node, place) => {
    if (parent.children[place] !== node) parent.insertBefore(node, parent.children[place] ?? null);
  });
}

/** A table with a heading for each column; cells are texts or nodes. */
export function table(heads, rows, attributes = {}) {
  const cell = (content, place) =>
    element(
      place === 0 ? 'th' : 'td',
      { 'data-label': heads[place], ...(place === 0 ? { scope: 'row' } : {}) },
      content ?? '',
    );
  return element(
    'table',
    attributes,
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        heads.map((head) => element('th', { scope: 'col' }, head)),
      ),
    ),
    element(
      'tbody',
      {},
      rows.map((row) => element('tr', {}, row.map(cell))),
    ),
  );
}

/** How much of a bar is filled, 0 to 1; a custom property, since the page allows no inline style. */
export function share(node, value) {
  node.style.setProperty('--share', Math.max(0, Math.min(1, value || 0)));
  return node;
}

/** Whether somebody is writing, and must not be taken elsewhere. */
export function isTyping() {
  return Boolean(document.activeElement?.matches('input:not([type=button]), textarea, select'));
}

let hiding;

/** Says something in passing. */
export function toast(text) {
  write(byId('toast'), text);
  clearTimeout(hiding);
  hiding = setTimeout(() => write(byId('toast'), ''), 6000);
}
