import { mount } from 'svelte';
import App from './App.svelte';
import './styles/tokens.css';
import './styles/look.css';
import './styles/contrast.css';
import { comfort } from './state/comfort.svelte';
import { language } from './text/language.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no element #app');
// The first words on the screen are in the right language already.
void Promise.all([language.begin(), comfort.begin()]).then(() => mount(App, { target }));
