/**
 * What answers to the pointer and the keyboard within the exported file. Plain JavaScript: it runs where nobody compiles.
 * Texts are set as text, never as markup.
 */
export const SCRIPT = `
'use strict';
(() => {
  const { cards, connectors } = JSON.parse(document.getElementById('data').textContent);
  const root = document.documentElement;
  const card = document.getElementById('card');
  const dark = () => root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  document.getElementById('theme').addEventListener('click', () => { root.dataset.theme = dark() ? 'light' : 'dark'; });

  const near = (id) => new Set([id, ...Object.entries(connectors).filter(([, ends]) => ends.includes(id)).flatMap(([key, ends]) => ['c ' + key, ...ends])]);
  function point(id, at) {
    for (const picture of document.querySelectorAll('.drawing')) {
      picture.classList.toggle('pointing', id !== undefined);
      const shown = id === undefined ? new Set() : near(id);
      for (const part of picture.querySelectorAll('[data-component]')) part.classList.toggle('near', shown.has(part.dataset.component));
      for (const part of picture.querySelectorAll('[data-connector]')) part.classList.toggle('near', shown.has('c ' + part.dataset.connector));
    }
    const content = id === undefined ? undefined : cards[id];
    card.hidden = content === undefined || at === undefined;
    if (card.hidden) return;
    const title = document.createElement('b');
    title.textContent = content.title;
    const list = document.createElement('dl');
    for (const [name, value] of content.rows) {
      const dt = document.createElement('dt'); dt.textContent = name;
      const dd = document.createElement('dd'); dd.textContent = value;
      list.append(dt, dd);
    }
    card.replaceChildren(title, list);
    const { width, height } = card.getBoundingClientRect();
    card.style.left = Math.max(8, Math.min(at.x + 16, innerWidth - width - 8)) + 'px';
    card.style.top = Math.max(8, Math.min(at.y + 16, innerHeight - height - 8)) + 'px';
  }

  for (const part of document.querySelectorAll('[data-component]')) {
    part.setAttribute('tabindex', '0');
    part.addEventListener('pointerenter', (event) => point(part.dataset.component, { x: event.clientX, y: event.clientY }));
    part.addEventListener('pointermove', (event) => point(part.dataset.component, { x: event.clientX, y: event.clientY }));
    part.addEventListener('pointerleave', () => point(undefined));
    part.addEventListener('focus', () => { const box = part.getBoundingClientRect(); point(part.dataset.component, { x: box.right, y: box.top }); });
    part.addEventListener('blur', () => point(undefined));
    for (const title of part.querySelectorAll('title')) title.remove();
  }
  for (const part of document.querySelectorAll('[data-about]')) {
    const go = () => {
      const id = part.dataset.about.split(' ').find((one) => cards[one] !== undefined);
      if (id === undefined) return;
      const picture = [...document.querySelectorAll('.drawing')].find((one) => one.querySelector('[data-component="' + CSS.escape(id) + '"]'));
      if (picture === undefined) return;
      picture.scrollIntoView({ block: 'center' });
      point(id);
      setTimeout(() => point(undefined), 2500);
    };
    part.addEventListener('click', go);
  }

  for (const svg of document.querySelectorAll('.drawing svg')) {
    const whole = svg.viewBox.baseVal;
    const first = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
    const set = (box) => svg.setAttribute('viewBox', [box.x, box.y, box.width, box.height].join(' '));
    let box = { ...first };
    let from;
    svg.addEventListener('wheel', (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const share = Math.min(4, Math.max(0.25, Math.exp(event.deltaY / 300)));
      const width = Math.min(first.width * 2, Math.max(first.width / 12, box.width * share));
      const by = width / box.width;
      const rect = svg.getBoundingClientRect();
      const px = box.x + ((event.clientX - rect.left) / rect.width) * box.width;
      const py = box.y + ((event.clientY - rect.top) / rect.height) * box.height;
      box = { x: px - (px - box.x) * by, y: py - (py - box.y) * by, width, height: box.height * by };
      set(box);
    }, { passive: false });
    svg.addEventListener('pointerdown', (event) => { from = { x: event.clientX, y: event.clientY, box }; });
    svg.addEventListener('pointermove', (event) => {
      if (from === undefined || event.buttons === 0) { from = undefined; return; }
      const rect = svg.getBoundingClientRect();
      box = { ...box, x: from.box.x - ((event.clientX - from.x) / rect.width) * box.width, y: from.box.y - ((event.clientY - from.y) / rect.height) * box.height };
      set(box);
    });
    svg.addEventListener('dblclick', () => { box = { ...first }; set(box); });
  }
})();
`;
