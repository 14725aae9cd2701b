// The page without the program behind it: a small catalogue in memory answers instead.
// Served by `npm run dev` at dev.html; no part of what is built.

import { speakTo } from './core/transport';
import { pretend } from './core/fake';

const chosen = new URLSearchParams(location.search);
const fake = pretend({ open: chosen.get('open') !== 'no' });
speakTo(fake);
Object.assign(window, { fake });
await import('./main');
