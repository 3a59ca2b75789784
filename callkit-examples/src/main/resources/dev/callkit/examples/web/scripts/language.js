// Which language is spoken, and how numbers and times are written in it.
import { englishNames } from './names-en.js';
import { swedishNames } from './names-sv.js';
import { english } from './texts-en.js';
import { swedish } from './texts-sv.js';

const languages = {
  sv: { texts: { ...swedish, ...swedishNames }, locale: 'sv-SE' },
  en: { texts: { ...english, ...englishNames }, locale: 'en-GB' },
};
const usual = navigator.language.toLowerCase().startsWith('sv') ? 'sv' : 'en';
const kept = localStorage.getItem('callkit.language');
let language = kept in languages ? kept : usual;

export const spoken = () => language;
const locale = () => languages[language].locale;

const find = (key) => key.split('.').reduce((texts, part) => texts?.[part], languages[language].texts);

/** The text of a key, with its values; the key itself if there is none. */
export function t(key, ...values) {
  const text = find(key);
  if (typeof text === 'function') return text(...values);
  return typeof text === 'string' ? text : key;
}

/** The name of something the server has a code for; a code that is new here is shown as it is. */
export function named(kind, code) {
  const text = code === null || code === undefined ? undefined : find(kind)?.[code];
  return text ?? String(code ?? '').replaceAll('_', ' ');
}

export function switchLanguage() {
  language = language === 'sv' ? 'en' : 'sv';
  localStorage.setItem('callkit.language', language);
  translate(document);
}

/** Puts the texts into everything that names one. */
export function translate(root) {
  document.documentElement.lang = language;
  for (const node of root.querySelectorAll('[data-t]')) node.textContent = t(node.dataset.t);
  for (const node of root.querySelectorAll('[data-t-label]'))
    node.setAttribute('aria-label', t(node.dataset.tLabel));
  for (const node of root.querySelectorAll('[data-t-hint]')) node.placeholder = t(node.dataset.tHint);
}

export function number(value, digits = 0) {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value);
}

export function percent(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  return new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(value);
}

export function money(amount, currency, digits = 2) {
  const style = {
    style: 'currency',
    currencyDisplay: 'narrowSymbol',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  };
  return new Intl.NumberFormat(locale(), style).format(amount);
}

/** "1 min 24 s"; below a second as "0.4 s", since that is the difference that counts. */
export function duration(seconds) {
  if (seconds < 10) return `${number(seconds, 1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

const format = (iso, parts) => new Intl.DateTimeFormat(locale(), parts).format(new Date(iso));

export const time = (iso) => format(iso, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
export const hour = (iso) => format(iso, { hour: '2-digit', minute: '2-digit' });
export const day = (iso) => format(iso, { day: 'numeric', month: 'short' });
export const moment = (iso) =>
  format(iso, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

/** Today by its time, another day by its date too. */
export function when(iso) {
  return new Date(iso).toDateString() === new Date().toDateString() ? hour(iso) : moment(iso);
}
