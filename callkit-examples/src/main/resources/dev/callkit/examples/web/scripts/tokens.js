// Which businesses this page may see: one for each token it has been given, for as long as the tab
// lives.
const KEPT = 'callkit.tokens';
const CHOSEN = 'callkit.business';

const tokens = new Map(Object.entries(JSON.parse(sessionStorage.getItem(KEPT) ?? '{}')));
let carrier = 'browser';
let chosen = sessionStorage.getItem(CHOSEN);

/** Who rings, as far as the server tells: this page's phone, real ones, or people who are played. */
export const ringer = () => carrier;
export const businesses = () => [...tokens.keys()];
export const business = () => chosen;
export const token = (id = chosen) => tokens.get(id) ?? '';

/** Takes a token; false if it is none. */
export function add(text) {
  const id = businessOf(text);
  if (!id) return false;
  tokens.set(id, text);
  save();
  choose(id);
  return true;
}

/** The business that a token is for, as the token itself says; the server checks it. */
function businessOf(text) {
  try {
    const claims = text.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
    const id = JSON.parse(atob(claims)).business;
    return typeof id === 'string' && id !== '' ? id : null;
  } catch {
    return null;
  }
}

export function forget(id) {
  tokens.delete(id);
  save();
  if (chosen === id) choose(businesses()[0] ?? '');
}

export function choose(id) {
  chosen = id;
  sessionStorage.setItem(CHOSEN, id);
}

function save() {
  sessionStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(tokens)));
}

/** In demo mode the server gives a fresh token to whoever sits at its machine. */
export async function begin() {
  const demo = await fetch('/demo.json').catch(() => null);
  if (demo?.ok) {
    const given = await demo.json();
    carrier = given.carrier ?? carrier;
    addKeepingChoice(given.token);
  }
  if (!tokens.has(chosen)) choose(businesses()[0] ?? '');
  return Boolean(chosen);
}

function addKeepingChoice(text) {
  const before = chosen;
  add(text);
  if (tokens.has(before)) choose(before);
}
