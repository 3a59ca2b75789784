// The calls that the page knows of, and who wants to know when one changes.
import { ask } from './api.js';

const calls = new Map();
const lastWords = new Map();
const watchers = new Set();

/** Calls back with (call, event) when one changes, and with nothing when all were read anew. */
export const watch = (watcher) => watchers.add(watcher);

export async function load() {
  const { calls: latest } = await ask('GET', '/api/calls?limit=100');
  calls.clear();
  for (const call of latest) calls.set(call.id, call);
  watchers.forEach((watcher) => watcher());
}

export function happened({ call, event }) {
  calls.set(call.id, call);
  if (event.type === 'said') lastWords.set(call.id, event.text);
  watchers.forEach((watcher) => watcher(call, event));
}

export function forgetAll() {
  calls.clear();
  lastWords.clear();
}

export const find = (id) => calls.get(id);
export const all = () => [...calls.values()].sort((a, b) => b.requestedAt.localeCompare(a.requestedAt));
export const saidLast = (call) => lastWords.get(call.id) ?? '';

export const isLive = (call) => ['connecting', 'in_progress'].includes(call.status);
export const isOver = (call) => ['completed', 'failed', 'timeout', 'cancelled'].includes(call.status);
export const isInterview = (call) => ['complete', 'partial'].includes(call.disposition?.name);

/** How a call is to look: going on, an interview, without one, or waiting for its turn. */
export function shade(call) {
  if (isLive(call)) return 'now';
  if (isInterview(call)) return 'good';
  if (['refusal', 'break_off', 'technical'].includes(call.disposition?.name)) return 'bad';
  return isOver(call) ? 'plain' : 'warn';
}
