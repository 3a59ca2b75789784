// Starts the page, and leads from one part of it to another.
import { ask, explain } from './api.js';
import { forgetAll, happened, load, watch } from './calls.js';
import { opened, showCalls } from './call-page.js';
import { showList } from './call-list.js';
import { departments, edit, leaveQuestions, showQuestions } from './catalogue.js';
import { byId, element, fill, mark, toast, write } from './dom.js';
import { listen } from './feed.js';
import { switchLanguage, t, translate } from './language.js';
import { showNow, showOverview } from './overview.js';
import { relabelPhone, startPhone } from './phone.js';
import { offerBusinesses, offerDepartments } from './ring-form.js';
import { settled, showSettings } from './settings.js';
import { openTokens } from './token-dialog.js';
import { begin, business, businesses, choose } from './tokens.js';

const names = new Map();
const pages = {
  overview: showOverview,
  calls: () => showCalls(place()[1] ?? null),
  questions: showQuestions,
  settings: showSettings,
  phone: async () => {},
};

const place = () => location.hash.slice(1).split('/');
const narrow = matchMedia('(max-width: 900px)');

/** The part that is looked at; the phone is one of its own only where there is no room beside. */
function page() {
  const [named] = place();
  return named in pages && (named !== 'phone' || narrow.matches) ? named : 'overview';
}
const nameOf = (id) => names.get(id) ?? '';

async function show() {
  const now = business() ? page() : 'welcome';
  document.body.dataset.page = now;
  for (const link of document.querySelectorAll('nav [data-page]')) {
    mark(link, 'aria-current', link.dataset.page === now ? 'page' : null);
  }
  for (const section of document.querySelectorAll('[data-section]'))
    section.hidden = section.dataset.section !== now;
  if (now === 'welcome') return;
  try {
    await pages[now]();
  } catch (error) {
    toast(explain(error));
  }
}

/** Figures follow what happens, but not each word of it. */
let waiting;
function figuresSoon() {
  clearTimeout(waiting);
  waiting = setTimeout(() => page() === 'overview' && show(), 400);
}

function connection(on) {
  byId('live').classList.toggle('on', on);
  write(byId('live-text'), t(on ? 'live' : 'offline'));
  // What happened while nobody listened is read from the lists.
  if (on) catchUp();
}

async function catchUp() {
  await load().catch(() => {});
  if (page() === 'calls' && opened()) await show();
  figuresSoon();
}

/** Everything of one business: its name, its calls, its figures. */
async function enter() {
  forgetAll();
  leaveQuestions();
  await nameBusinesses();
  startPhone(nameOf);
  offerDepartments(await departments(business()).catch(() => []));
  await show();
  listen(happened, connection);
}

async function nameBusinesses() {
  await Promise.all(
    businesses().map(async (id) => {
      const context = await ask(
        'GET',
        `/api/businesses/${encodeURIComponent(id)}/context`,
        undefined,
        id,
      ).catch(() => null);
      names.set(id, context?.name ?? id);
    }),
  );
  offer();
}

function offer() {
  const all = businesses().map((id) => [id, nameOf(id)]);
  fill(
    byId('business'),
    all.map(([id, name]) => element('option', { value: id, selected: id === business() }, name)),
  );
  byId('business').disabled = all.length < 2;
  offerBusinesses(all);
}

/** A call of the business before is not one of this one. */
async function enterAnother() {
  if (page() === 'calls') history.replaceState(null, '', '#calls');
  await enter();
}

async function change(id) {
  choose(id);
  await enterAnother();
}

function relabel() {
  translate(document);
  relabelPhone();
  write(byId('live-text'), t(byId('live').classList.contains('on') ? 'live' : 'connecting'));
}

function switchTheme() {
  const root = document.documentElement;
  const auto = root.dataset.theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = auto || root.dataset.theme === 'dark' ? 'light' : 'dark';
  localStorage.setItem('callkit.theme', root.dataset.theme);
  if (page() === 'overview') show();
}

async function navigate() {
  await show();
  byId('main').focus({ preventScroll: true });
  scrollTo(0, 0);
}

watch((call, event) => {
  showNow();
  if (event) figuresSoon();
});
settled((context) => {
  names.set(context.id, context.name);
  offer();
  relabelPhone();
});
addEventListener('hashchange', navigate);
narrow.addEventListener('change', show);
byId('period').addEventListener('change', show);
byId('call-filter').addEventListener('change', () => showList(opened()));
byId('language').addEventListener('click', () => {
  switchLanguage();
  relabel();
  show();
});
byId('theme').addEventListener('click', switchTheme);
byId('new-question').addEventListener('click', () => edit(null));
byId('skip').addEventListener('click', (event) => {
  event.preventDefault();
  byId('main').focus();
});
for (const id of ['business', 'ring-business'])
  byId(id).addEventListener('change', (event) => change(event.target.value));
for (const id of ['add-business', 'welcome-add'])
  byId(id).addEventListener('click', () => openTokens(enterAnother));

document.documentElement.dataset.theme = localStorage.getItem('callkit.theme') ?? 'auto';
relabel();
if (await begin()) await enter();
else await show();
