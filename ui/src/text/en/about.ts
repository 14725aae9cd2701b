// The words of the page "About".

import { count } from './counting';

export const about = {
  title: 'Hereabouts',
  version: (version: string) => `Version ${version}`,
  what: 'A map and an inventory of what is strong in a place: people’s gifts, groups, organisations, places, local exchange, stories, and how they are connected.',
  offlineTitle: 'It works without the internet',
  offline:
    'Everything is in one file that belongs to you. Nothing of it is sent anywhere: no account, no statistics, no look for updates. The map of the world came with the program. An online map and online search are there if you turn them on; until then nothing is asked of the network, and afterwards everything that was asked stands on a list. A file leaves this laptop only when you save it for somebody.',
  creditsTitle: 'Maps and data',
  partsTitle: 'What it is made of',
  parts: (n: number) =>
    `${count(n, 'part', 'parts')} by other people, each under a licence that lets it be passed on.`,
  find: 'Find a part or a licence',
  found: (n: number) => count(n, 'part', 'parts'),
  noText: 'Its package came without a text of the licence.',
  notThere:
    'The list of parts was not made with this copy of the program. It is made with “cargo xtask run”.',
  back: 'Back',
};
