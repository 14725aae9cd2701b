// The page without the program behind it: a small catalogue in memory answers instead.
// Served by `npm run dev` at dev.html; no part of what is built.

import { speakTo } from './core/transport';
import { pretend } from './core/fake';
import { twins } from './core/fake-duplicates';
import { lively } from './core/fake-meeting';
import { enlarge } from './core/fake-network';
import { travelling } from './core/fake-travel';
import { opening } from './state/opening.svelte';
import { page, type View } from './state/page.svelte';
import { note } from './state/whereabouts';
import { pretendToBringIn } from './views/bring-in/pretend';
import { pretendToBringTies } from './views/bring-in/ties/pretend';

const chosen = new URLSearchParams(location.search);
const fake = pretend({ open: chosen.get('open') !== 'no' });
fake.also(lively(() => fake.state));
// `?assets=2000`: so many, with ties between them.
if (chosen.has('assets')) enlarge(fake.state, Number(chosen.get('assets')));
if (chosen.has('twins')) twins(fake.state);
// `?copy=partner`: it is a travel copy, of which some fields did not leave; `?copy=team`: of all.
if (chosen.has('copy')) await travelling(fake, chosen.get('copy') === 'partner' ? ['summary', 'tag', 'place', 'times'] : null);
pretendToBringIn(fake);
pretendToBringTies(fake);
speakTo(fake);
// `?view=home` shows that view first, `&chosen=tools` with that asset, `&dark` in dark (`&dark=no` no longer), `&lang=pl` in Polish.
const view = chosen.get('view');
if (view !== null) note('/home/maryam/Aldermoor.hereabouts', { view: view as View, chosen: chosen.get('chosen') });
if (chosen.has('dark')) localStorage.setItem('hereabouts.theme', chosen.get('dark') === 'no' ? 'system' : 'dark');
if (chosen.has('lang')) localStorage.setItem('hereabouts.language', chosen.get('lang') ?? 'en');
if (chosen.has('session')) page.gathering = chosen.get('session');
// `?file=/a/town.graphml`: the page "Bring in" looks at that file.
opening.bring = chosen.get('file');
const whom = chosen.get('meet');
if (whom !== null) page.meetFor = { asset: whom };
Object.assign(window, { fake });
await import('./main');
