// What the phone remembers for as long as the tab lives: its number, and the call it is in.
const CALL = 'callkit.call';
const NUMBER = 'callkit.number';

export const kept = () => JSON.parse(sessionStorage.getItem(CALL) ?? 'null');
export const keep = (call) => sessionStorage.setItem(CALL, JSON.stringify(call));
export const release = () => sessionStorage.removeItem(CALL);

export const number = () => sessionStorage.getItem(NUMBER) ?? otherNumber();

/** A number that nobody has: 070-174 06 05 to 99 are kept for fiction. */
export function otherNumber() {
  const before = sessionStorage.getItem(NUMBER);
  let next = before;
  while (next === before) next = `+467017406${String(5 + Math.floor(Math.random() * 95)).padStart(2, '0')}`;
  sessionStorage.setItem(NUMBER, next);
  return next;
}
