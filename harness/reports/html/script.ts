/** What the page can do beyond what it says: keys, a filter, and a result as Markdown. It works without. */
export const SCRIPT = `(() => {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  const all = [...document.querySelectorAll('nav li a')];
  const told = new Set(data.told);
  const nameOf = (link) => decodeURIComponent(link.hash.slice(1));
  const first = document.querySelector('main > .first');
  const shown = () => {
    const name = decodeURIComponent(location.hash.slice(1));
    return (name && document.getElementById(name)) || first;
  };
  const mark = () => {
    const section = shown();
    for (const link of document.querySelectorAll('nav a')) {
      if (nameOf(link) === section.id) {
        link.setAttribute('aria-current', 'true');
        const group = link.closest('details');
        if (group) group.open = true;
        link.scrollIntoView({ block: 'nearest' });
      } else link.removeAttribute('aria-current');
    }
  };
  const step = (by) => {
    const links = all.filter((link) => told.has(nameOf(link)) && !link.parentElement.hidden);
    if (links.length === 0) return;
    const at = links.findIndex((link) => nameOf(link) === shown().id);
    const next = at < 0 ? (by > 0 ? 0 : links.length - 1) : (at + by + links.length) % links.length;
    location.hash = links[next].hash;
  };
  const find = document.querySelector('nav .find');
  const field = find.querySelector('input');
  find.hidden = false;
  field.addEventListener('input', () => {
    const words = field.value.toLowerCase().split(/\\s+/).filter(Boolean);
    for (const link of all) {
      const text = (link.textContent + ' ' + link.className + ' ' + (link.title || '')).toLowerCase();
      link.parentElement.hidden = !words.every((word) => text.includes(word));
    }
    for (const group of document.querySelectorAll('nav details')) {
      const some = group.querySelector('li:not([hidden])') !== null;
      group.hidden = !some;
      if (words.length > 0 && some) group.open = true;
    }
  });
  const copy = async (button) => {
    const text = data.issues[button.dataset.of];
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement('textarea');
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    }
    const label = button.textContent;
    button.textContent = 'copied';
    setTimeout(() => { button.textContent = label; }, 1500);
  };
  for (const button of document.querySelectorAll('button[data-of]')) {
    button.hidden = false;
    button.addEventListener('click', () => copy(button));
  }
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === field) {
      if (event.key === 'Escape') { field.value = ''; field.dispatchEvent(new Event('input')); field.blur(); }
      if (event.key === 'Enter') { const hit = all.find((link) => !link.parentElement.hidden); if (hit) location.hash = hit.hash; field.blur(); }
      return;
    }
    if (event.key === 'j') step(1);
    else if (event.key === 'k') step(-1);
    else if (event.key === '/') { event.preventDefault(); field.focus(); }
    else if (event.key === 'c') { const button = shown().querySelector('button[data-of]'); if (button) copy(button); }
  });
  addEventListener('hashchange', () => { mark(); if (matchMedia('(max-width:760px)').matches) shown().scrollIntoView(); else scrollTo(0, Math.min(scrollY, document.querySelector('.body').offsetTop)); });
  mark();
})();`;
