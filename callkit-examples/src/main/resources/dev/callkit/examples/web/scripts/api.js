// Asks the server, with the token of the business that is looked at.
import { begin, token } from './tokens.js';
import { t, named } from './language.js';

/** What the server said no to, and why. */
export class Refusal extends Error {
  constructor(status, body) {
    super(body.message ?? String(status));
    this.status = status;
    this.code = body.code ?? '';
    this.details = body.details ?? [];
  }

  /** The reason in the page's language where there are words for it. */
  get text() {
    const text = named('refusal', this.code);
    return text === this.code.replaceAll('_', ' ') ? this.message : text;
  }
}

/** Asks as the business that is looked at, or as another one that the page has a token for. */
export async function ask(method, path, body, business) {
  let answer = await send(method, path, body, business);
  // A server in demo mode that was started anew takes no token of before, and gives another.
  if (answer.status === 401 && (await begin().catch(() => false)))
    answer = await send(method, path, body, business);
  const json = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refusal(answer.status, json);
  return json;
}

function send(method, path, body, business) {
  const headers = { Authorization: `Bearer ${token(business)}` };
  if (body) headers['Content-Type'] = 'application/json';
  return fetch(path, { method, headers, body: body ? JSON.stringify(body) : undefined });
}

/** What to say when something went wrong. */
export function explain(error) {
  return error instanceof Refusal ? error.text : t('noContact');
}
