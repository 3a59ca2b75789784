// The phone in the page: it is rung, answered, talked into and hung up.
import { ask, explain } from './api.js';
import { find, isOver, watch } from './calls.js';
import { byId, element, fill, isTyping, mark, toast, write } from './dom.js';
import { t, named, translate, when } from './language.js';
import { kept, keep, number, otherNumber, release } from './phone-memory.js';
import { PhoneLine } from './phone-line.js';
import { begin, business, ringer, token } from './tokens.js';
import { wish } from './ring-form.js';
import { ringing } from './ring-tone.js';
import { Turns } from './turns.js';
import { canHear, canSpeak, speak } from './voice.js';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];
// Whoever waits longer than this for the ring is told when it will be.
const SOON_MILLIS = 60000;
const AGAIN_MILLIS = 2000;
const MOST_REFUSALS = 5;

let call = kept();
let line = null;
let state = 'idle';
let since = 0;
let nameOf = () => '';
let on = false;
let refusals = 0;

const turns = new Turns({
  tell,
  show: (words) => bubble(words, ''),
  showReply: (words) => bubble(words, 'theirs'),
  turned: hint,
  pressed: (keys) => write(byId('pressed'), keys),
  deaf: () => toast(t('onlySpeaks')),
});

/** Switches the phone on, once; a call that this tab was in goes on. */
export function startPhone(names) {
  nameOf = names;
  if (on) relabelPhone();
  else switchOn();
}

function switchOn() {
  on = true;
  // A call whose request was never answered is not known to anybody.
  if (call && !call.session && !call.attempt) call = null;
  const here = ringer() === 'browser';
  document.body.classList.toggle('no-phone', ringer() === 'twilio');
  for (const id of ['phone-number', 'new-number']) byId(id).classList.toggle('elsewhere', !here);
  if (here) line = connect();
  else ringPlayed();
  become(call?.attempt ? 'talking' : call ? 'calling' : 'idle');
  if (call) recall().catch(() => {});
}

/** Nobody sits at this page's phone: the form asks for calls to others. */
function ringPlayed() {
  byId('ring-me').dataset.t = 'ringPlayed';
  byId('ring-help').dataset.t = 'playedHelp';
  byId('ring-agreed').hidden = true;
  translate(byId('ring-form'));
}

/** Writes what depends on the language or the business. */
export function relabelPhone() {
  write(byId('phone-number'), readable(number()));
  write(byId('ring-who'), state === 'ringing' ? t('rings', nameOf(call.business)) : '');
  for (const button of byId('pad').children) mark(button, 'aria-label', t('keyName', button.dataset.key));
  hint();
}

const readable = (e164) => e164.replace(/^\+46(\d{2})(\d{3})(\d{2})(\d{2})$/, '0$1-$2 $3 $4');

function connect() {
  return new PhoneLine(number(), {
    token: () => token(call?.business ?? business()),
    onFrame: receive,
    onLost: lost,
    onRefused: renew,
  });
}

async function renew() {
  await begin().catch(() => {});
  if (token(call?.business ?? business()) && line) return true;
  note(t('notAllowed'));
  return false;
}

function become(next) {
  state = next;
  byId('phone').dataset.state = next;
  byId('ring-form').hidden = !['idle', 'calling'].includes(next);
  byId('new-number').hidden = next !== 'idle';
  byId('ringing').hidden = next !== 'ringing';
  for (const id of ['say-form', 'call-tools']) byId(id).hidden = next !== 'talking';
  byId('keys').hidden = next !== 'talking' || byId('keypad').getAttribute('aria-pressed') !== 'true';
  byId('ring-me').disabled = next === 'calling';
  ringing(next === 'ringing');
  byId('talk').hidden = next === 'ringing' || byId('talk').children.length === 0;
  byId('phone-time').hidden = next !== 'talking';
  if (next === 'calling') note(t('calling'));
  relabelPhone();
  document.title = next === 'ringing' ? `☎ ${t('rings', nameOf(call.business))}` : 'CallKit';
  offerFocus(next);
}

/** Takes the reader to what is to be done next, but nobody away from what they write. */
function offerFocus(next) {
  const target = { ringing: 'answer', talking: 'say' }[next];
  const inPhone = byId('phone').contains(document.activeElement) || document.activeElement === document.body;
  if (target && inPhone && !isTyping()) byId(target).focus({ preventScroll: true });
}

function note(text) {
  write(byId('phone-note'), text);
}

function bubble(words, kind) {
  const talk = byId('talk');
  talk.append(element('div', { class: `bubble ${kind}` }, words));
  talk.hidden = false;
  talk.scrollTop = talk.scrollHeight;
}

function tell(frame) {
  if (call?.attempt) line?.send({ attempt: call.attempt, seal: call.seal, ...frame });
}

/** What is waited for, in the field where the answer goes. */
function hint() {
  const expected = byId('say-form').hidden ? null : turns.expects;
  byId('phone').dataset.expects = expected ?? '';
  byId('say').placeholder = t(`hint.${expected ?? 'none'}`);
}

async function ringMe(event) {
  event.preventDefault();
  fill(byId('talk'));
  call = { business: byId('ring-business').value || business(), number: number() };
  keep(call);
  // Whoever wrote a name and pressed Enter is done writing.
  byId('ring-me').focus();
  become('calling');
  try {
    await line?.ready();
    const session = await ask('POST', '/api/calls/initiate', wish(call), call.business);
    if (!call) return;
    call = { ...call, session: session.id };
    keep(call);
    if (location.hash.startsWith('#calls')) location.hash = `calls/${session.id}`;
    if (!line) {
      over(t('played'));
      return;
    }
    settle(session);
  } catch (error) {
    over(explain(error));
  }
}

/** Gives a call up that will not ring soon. */
function settle(session) {
  if (isOver(session)) over(named('outcome', session.disposition?.name));
  else if (session.nextAt && new Date(session.nextAt) - Date.now() > SOON_MILLIS) {
    over(t('retryAt', when(session.nextAt)));
  }
}

function receive(frame) {
  const { type } = frame;
  if (type === 'registered') registered();
  else if (type === 'ring') rung(frame);
  else if (type === 'lines') spoken(frame.lines);
  else if (type === 'fill') fillIn(frame.text);
  else if (type === 'refused') refused();
  else if (type === 'ended' && (!call || frame.attempt === call.attempt)) over(t('callEnded'));
}

/** While a reply is thought about; no part of any turn. */
function fillIn(words) {
  bubble(words, 'passing');
  if (turns.aloud) speak(words, () => {});
}

/** Something was not taken, as when the store is away: what was said last is asked for again. */
function refused() {
  if (state !== 'talking') return;
  refusals++;
  if (refusals > MOST_REFUSALS) over(t('callEnded'));
  else setTimeout(() => tell({ type: 'resume' }), AGAIN_MILLIS);
}

function registered() {
  if (!call?.attempt) {
    if (state === 'idle' && byId('phone-note').textContent === t('noPhone')) note('');
    return;
  }
  note('');
  tell({ type: 'resume' });
}

function rung({ attempt, seal }) {
  if (state === 'talking' || (state === 'ringing' && call.attempt !== attempt)) {
    if (call.attempt !== attempt) line.send({ type: 'busy', attempt, seal });
    return;
  }
  if (state === 'idle') fill(byId('talk'));
  call = { business: business(), number: number(), ...call, attempt, seal };
  note('');
  become('ringing');
}

/** We are heard, so the call is answered: from here on it is kept for a page that is loaded anew. */
function spoken(lines) {
  if (!call) return;
  refusals = 0;
  if (state !== 'talking') begins();
  turns.take(lines);
}

function begins() {
  since = Date.now();
  keep(call);
  become('talking');
}

function lost(before) {
  turns.stop();
  if (state === 'talking' && before) note(t('lost'));
  else if (state === 'calling' && before) note(t('calling'));
  else if (before) note('');
  else note(t('noPhone'));
}

function over(text) {
  call = null;
  release();
  turns.stop();
  byId('say').value = '';
  const inPhone = byId('phone').contains(document.activeElement);
  become('idle');
  note(text);
  if (inPhone) byId('ring-me').focus({ preventScroll: true });
}

/** After a reload: what was said before, and whether the call is still there. */
async function recall() {
  if (!call.session) return;
  const mine = call;
  const session = await ask('GET', `/api/calls/${mine.session}/status`, undefined, mine.business);
  if (call !== mine) return;
  if (state !== 'talking' || isOver(session)) settle(session);
  if (!call) return;
  if (session.connectedAt) since = new Date(session.connectedAt).getTime();
  const { events } = await ask(
    'GET',
    `/api/calls/${mine.session}/events?limit=100`,
    undefined,
    mine.business,
  );
  const before = events.filter((event) => ['said', 'replied'].includes(event.type) && event.text);
  byId('talk').prepend(
    ...before.map((event) =>
      element('div', { class: event.type === 'replied' ? 'bubble theirs' : 'bubble' }, event.text),
    ),
  );
  become(state);
}

// A call that ends before it has rung is told by the stream alone.
watch((known) => {
  if (state !== 'calling' || !call?.session || known?.id !== call.session) return;
  settle(find(call.session));
});

function setVoice(wanted) {
  if (wanted && !canSpeak()) toast(t('noVoice'));
  else if (wanted && !canHear()) toast(t('onlySpeaks'));
  turns.speakAloud(wanted && canSpeak());
  mark(byId('voice'), 'aria-pressed', String(turns.aloud));
}

function say(event) {
  event.preventDefault();
  const words = byId('say').value.trim();
  if (!words) return;
  const taken = turns.reply(words);
  if (taken) byId('say').value = '';
  note(taken ? '' : t('wait'));
}

function showKeypad() {
  const on = byId('keypad').getAttribute('aria-pressed') !== 'true';
  mark(byId('keypad'), 'aria-pressed', String(on));
  byId('keys').hidden = !on;
}

function tick() {
  if (state !== 'talking') return;
  const seconds = Math.max(0, Math.floor((Date.now() - since) / 1000));
  write(byId('phone-time'), `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`);
}

fill(
  byId('pad'),
  KEYS.map((key) =>
    element(
      'button',
      {
        type: 'button',
        'data-key': key,
        onclick: () => {
          if (!turns.press(key)) note(t('wait'));
        },
      },
      key,
    ),
  ),
);
byId('ring-form').addEventListener('submit', ringMe);
byId('answer').addEventListener('click', () => tell({ type: 'answer' }));
for (const id of ['decline', 'hang-up']) byId(id).addEventListener('click', () => tell({ type: 'hangup' }));
byId('voice').addEventListener('click', () => setVoice(!turns.aloud));
byId('keypad').addEventListener('click', showKeypad);
byId('say').addEventListener('input', () => turns.writing());
byId('say-form').addEventListener('submit', say);
byId('new-number').addEventListener('click', () => {
  line?.change(otherNumber());
  note('');
  relabelPhone();
});
new ResizeObserver(() => {
  byId('talk').scrollTop = byId('talk').scrollHeight;
}).observe(byId('talk'));
setInterval(tick, 500);
