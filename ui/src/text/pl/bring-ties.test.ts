import { expect, test } from 'vitest';
import type { ImportCounts } from '../../core/bindings';
import { bringTies as english } from '../en/bring-ties';
import { bringTies as polish } from './bring-ties';

const counts = (fields: Partial<ImportCounts>): ImportCounts => ({ rows: 0, new: 0, updated: 0, same: 0, inbox: 0, skipped: 0, ...fields });

test.each<[Partial<ImportCounts>, number, string, string]>([
  [{ new: 2, updated: 1, inbox: 2 }, 2, 'Bring 3 ties in, 2 to the Inbox', 'Wczytaj 3 powiązania, do poczekalni 2'],
  [{ updated: 1 }, 0, 'Bring 1 tie in', 'Wczytaj 1 powiązanie'],
  [{ new: 5 }, 0, 'Bring 5 ties in', 'Wczytaj 5 powiązań'],
  [{ inbox: 1 }, 1, 'Put 1 tie into the Inbox', 'Odłóż 1 powiązanie do poczekalni'],
  // A network whose nodes are tied to nothing.
  [{}, 3, 'Bring 3 new assets in', 'Wczytaj 3 nowe zasoby'],
  [{ same: 8 }, 0, 'Nothing to bring in', 'Nie ma czego wczytać'],
])('the button that brings in %j and %i assets', (fields, made, inEnglish, inPolish) => {
  expect([english.act(counts(fields), made), polish.act(counts(fields), made)]).toEqual([inEnglish, inPolish]);
});

test.each<[Partial<ImportCounts>, number, number, string, string]>([
  [
    { new: 1 }, 1, 0,
    '1 tie came in: 1 new, 0 told more. 1 new asset came with it.',
    'Wczytano 1 powiązanie: nowe 1, uzupełnione 0. Razem z nim doszedł 1 nowy zasób.',
  ],
  [
    { new: 4, updated: 1, same: 2, inbox: 5, skipped: 1 }, 6, 2,
    '5 ties came in: 4 new, 1 told more. 6 new assets came with them. 2 wordings for ties were made. 2 were here already. 5 wait in the Inbox. 1 row was left out.',
    'Wczytano 5 powiązań: nowe 4, uzupełnione 1. Razem z nimi doszło 6 nowych zasobów. Nowe słowa na powiązania: 2. Już tu były 2 powiązania. 5 powiązań czeka w poczekalni. Pominięto 1 wiersz.',
  ],
  [{}, 3, 0, 'No tie was added or changed. 3 new assets came in.', 'Żadne powiązanie nie zostało dodane ani zmienione. Wczytano 3 nowe zasoby.'],
  [{ inbox: 1 }, 0, 0, 'No tie was added or changed. 1 waits in the Inbox.', 'Żadne powiązanie nie zostało dodane ani zmienione. 1 powiązanie czeka w poczekalni.'],
])('what came in: %j', (fields, made, words, inEnglish, inPolish) => {
  expect([english.done(counts(fields), made, words), polish.done(counts(fields), made, words)]).toEqual([inEnglish, inPolish]);
});
