// Where a token is given, so that the page can see one more business.
import { ask } from './api.js';
import { byId, write } from './dom.js';
import { t } from './language.js';
import { add, business, businesses, choose, forget } from './tokens.js';

let done = () => {};

/** Opens the dialog; `changed` is called once another business is there, or one is gone. */
export function openTokens(changed) {
  done = changed;
  byId('token').value = '';
  write(byId('token-problem'), '');
  byId('token-forget').hidden = businesses().length < 2;
  byId('token-dialog').showModal();
}

async function open(event) {
  event.preventDefault();
  const before = business();
  const text = byId('token').value.trim();
  if (add(text) && (await isGood())) {
    byId('token-dialog').close();
    done();
    return;
  }
  if (business() !== before) forget(business());
  if (before) choose(before);
  write(byId('token-problem'), t('tokenWrong'));
}

async function isGood() {
  const path = `/api/businesses/${encodeURIComponent(business())}/context`;
  return Boolean(await ask('GET', path).catch(() => null));
}

byId('token-form').addEventListener('submit', open);
byId('token-cancel').addEventListener('click', () => byId('token-dialog').close());
byId('token-forget').addEventListener('click', () => {
  forget(business());
  byId('token-dialog').close();
  done();
});
