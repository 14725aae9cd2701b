// The page without the program behind it: a small catalogue in memory answers instead.
// Served by `npm run dev` at dev.html; no part of what is built.

import { speakTo } from './core/transport';
import { pretend } from './core/fake';
import { enlarge } from './core/fake-network';

const chosen = new URLSearchParams(location.search);
const fake = pretend({ open: chosen.get('open') !== 'no' });
if (chosen.has('assets')) enlarge(fake.state, Number(chosen.get('assets')));
import { lively } from './core/fake-meeting';
import { page, type View } from './state/page.svelte';
import { note } from './state/whereabouts';

const chosen = new URLSearchParams(location.search);
const fake = pretend({ open: chosen.get('open') !== 'no' });
fake.also(lively(() => fake.state));
speakTo(fake);
// `?view=home` shows that view first, `&dark` in dark (`&dark=no` no longer), `&lang=pl` in Polish.
const view = chosen.get('view');
if (view !== null) note('/home/maryam/Aldermoor.hereabouts', { view: view as View, chosen: chosen.get('chosen') });
if (chosen.has('dark')) localStorage.setItem('hereabouts.theme', chosen.get('dark') === 'no' ? 'system' : 'dark');
if (chosen.has('lang')) localStorage.setItem('hereabouts.language', chosen.get('lang') ?? 'en');
if (chosen.has('session')) page.gathering = chosen.get('session');
const whom = chosen.get('meet');
if (whom !== null) page.meetFor = { asset: whom };
Object.assign(window, { fake });
await import('./main');
// `?view=network&chosen=tools&theme=dark`: what is there to be looked at first.
const { page } = await import('./state/page.svelte');
const { selection } = await import('./state/selection.svelte');
const view = chosen.get('view');
const opened = setInterval(() => {
  if (page.view === 'start') return;
  clearInterval(opened);
  if (chosen.has('theme')) document.documentElement.dataset.theme = chosen.get('theme') ?? '';
  selection.choose(chosen.get('chosen'));
  if (view) page.show(view as typeof page.view);
}, 50);
