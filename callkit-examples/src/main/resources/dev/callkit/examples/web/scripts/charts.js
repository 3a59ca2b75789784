// Draws figures, each also as a table. A chart that is there is changed in place.
import { byId, element, fill, mark, table, write } from './dom.js';
import { t } from './language.js';

const charts = new Map();
const shade = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Builds the card of a chart: its heading, the chart, its table and the button between them. */
export function card(name, { help, tall } = {}) {
  const node = document.querySelector(`[data-chart="${name}"]`);
  fill(
    node,
    element(
      'div',
      { class: 'card-head' },
      element('h2', { id: `h-${name}`, 'data-t': name }),
      element('button', {
        type: 'button',
        class: 'quiet small',
        id: `${name}-toggle`,
        onclick: () => toggle(name),
      }),
    ),
    help ? element('p', { class: 'note', 'data-t': help }) : null,
    element(
      'div',
      { class: tall ? 'chart tall' : 'chart', id: `${name}-figure` },
      element('canvas', { id: `${name}-chart`, role: 'img' }),
    ),
    element('div', { class: 'chart-table', id: `${name}-table`, tabindex: '0', hidden: true }),
    element('p', { class: 'empty', id: `${name}-empty`, hidden: true, 'data-t': 'noData' }),
    element('p', { class: 'note', id: `${name}-note` }),
  );
  label(name);
}

function toggle(name) {
  const chart = byId(`${name}-figure`);
  chart.hidden = !chart.hidden;
  byId(`${name}-table`).hidden = !chart.hidden;
  label(name);
}

function label(name) {
  write(byId(`${name}-toggle`), t(byId(`${name}-figure`).hidden ? 'asChart' : 'asTable'));
}

/**
 * Shows figures.
 *
 * @param name the card
 * @param figure `type`, `labels`, `series` of {label, data, shade}, `heads` and `rows` of the table,
 *     `note`, and `options` for the chart
 */
export function draw(name, figure) {
  label(name);
  const empty = figure.labels.length === 0;
  byId(`${name}-empty`).hidden = !empty;
  byId(`${name}-toggle`).hidden = empty;
  byId(`${name}-figure`).classList.toggle('vacant', empty);
  fill(byId(`${name}-table`), table(figure.heads, figure.rows));
  mark(byId(`${name}-table`), 'aria-label', t(name));
  write(byId(`${name}-note`), figure.note ?? '');
  plot(`${name}-chart`, figure, `${t(name)}. ${figure.rows.map((row) => row.join(' ')).join('; ')}`);
}

/** Draws into a canvas; its label tells who cannot see it what it shows. */
export function plot(id, figure, text) {
  const canvas = byId(id);
  mark(canvas, 'aria-label', text);
  window.Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  window.Chart.defaults.color = shade('--soft');
  window.Chart.defaults.borderColor = shade('--line');
  const there = charts.get(id);
  if (there) renew(there, figure);
  else charts.set(id, new window.Chart(canvas, begin(figure)));
}

function begin({ type, labels, series, options }) {
  const settings = { responsive: true, maintainAspectRatio: false, animation: false, ...options };
  settings.plugins = {
    legend: {
      display: series.length > 1,
      align: 'end',
      labels: { boxWidth: 12, boxHeight: 12, useBorderRadius: true, borderRadius: 3 },
    },
    ...settings.plugins,
  };
  return { type, data: { labels, datasets: series.map((each) => styled(type, each)) }, options: settings };
}

function renew(chart, { type, labels, series, options }) {
  chart.data.labels = labels;
  series.forEach((each, place) => {
    chart.data.datasets[place] = Object.assign(chart.data.datasets[place] ?? {}, styled(type, each));
  });
  chart.data.datasets.length = series.length;
  chart.options.color = shade('--soft');
  for (const [name, axis] of Object.entries(options?.scales ?? {})) {
    Object.assign(chart.options.scales[name], {
      ticks: { ...axis.ticks, color: shade('--soft') },
      grid: { ...axis.grid, color: shade('--line') },
      title: { ...axis.title, color: shade('--soft') },
    });
  }
  chart.update('none');
}

function styled(type, { label: name, data, shade: color, shades }) {
  const paint = shades ? shades.map(shade) : shade(color);
  if (type === 'doughnut') {
    return { data, backgroundColor: paint, borderColor: shade('--card'), borderWidth: 2, hoverOffset: 4 };
  }
  const common = { label: name, data, backgroundColor: paint, borderColor: paint };
  return type === 'bar'
    ? {
        ...common,
        borderWidth: 0,
        borderRadius: 4,
        maxBarThickness: 22,
        barPercentage: 0.85,
        categoryPercentage: 0.75,
      }
    : { ...common, borderWidth: 2, tension: 0.3, pointRadius: 3, pointHoverRadius: 5 };
}
