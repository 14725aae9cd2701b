// The words of printing: the paper, the first page, what came of it.

import { count } from './counting';

interface Notes {
  without_number: number;
  beyond: number;
  missing: string[];
}

export const print = {
  title: 'Print',
  firstPage: 'On paper',
  firstPageOf: (n: number) => `The first page, with ${count(n, 'asset', 'assets')}`,
  pages: (n: number) => count(n, 'page', 'pages'),
  drawing: 'Drawing the first page',
  paper: 'Paper',
  papers: { a4: 'A4', a3: 'A3' },
  portrait: 'upright',
  landscape: 'on its side',
  onlyView: 'Only what the map shows now',
  notes: ({ without_number: crowded, beyond, missing }: Notes) => [
    ...(crowded > 0
      ? [`${count(crowded, 'mark has', 'marks have')} no room for a number: the list names the square to look in. A3 has more room.`]
      : []),
    ...(beyond > 0
      ? [`${count(beyond, 'asset lies', 'assets lie')} beyond the edge, and ${beyond === 1 ? 'is' : 'are'} listed as such.`]
      : []),
    ...(missing.length > 0
      ? [`These signs cannot be printed, and there will be empty boxes: ${missing.slice(0, 12).join(' ')}${missing.length > 12 ? ' …' : ''}`]
      : []),
  ],
  open: 'Open it to print it. It is a PDF, which every computer can show.',
};
