import { expect, test } from 'vitest';
import type { Sameness } from '../core/bindings';
import { duplicates as english } from './en/duplicates';
import { duplicates as polish } from './pl/duplicates';

test.each<[Sameness[], number | null, string, string]>([
  [['phone', 'near'], 40, 'same telephone, 40 m apart', 'ten sam telefon, 40 m od siebie'],
  [['same_name'], 3, 'same name, at the same spot', 'ta sama nazwa, w tym samym punkcie'],
  [['web'], 2340, 'same page on the web, 2.3 km apart', 'ta sama strona w internecie, 2,3 km od siebie'],
  [['like_name', 'near'], null, 'names much alike, close together', 'bardzo podobne nazwy, blisko siebie'],
  [['number', 'email', 'postcode'], null, 'same number in the register, same email address, same postcode', 'ten sam numer w rejestrze, ten sam adres e-mail, ten sam kod pocztowy'],
])('why they may be the same: %j, %s m', (why, metres, en, pl) => {
  expect([english.because(why, metres), polish.because(why, metres)]).toEqual([en, pl]);
});

test.each<[number, number, number, boolean, string, string]>([
  [3, 2, 1, true, 'Whichever stays, 3 ties, 2 ways to reach it and 1 gift come along; a tie that both have is shown once.', 'Cokolwiek zostanie, przechodzi dalej: 3 powiązania, 2 kontakty i 1 talent; powiązanie, które mają oba, widać raz.'],
  [5, 0, 0, false, 'Whichever stays, 5 ties come along.', 'Cokolwiek zostanie, przechodzi dalej: 5 powiązań.'],
  [0, 1, 0, false, 'Whichever stays, 1 way to reach it comes along.', 'Cokolwiek zostanie, przechodzi dalej: 1 kontakt.'],
  [0, 0, 0, false, 'Neither of them has ties, ways to reach it or gifts.', 'Żadne z nich nie ma powiązań, kontaktów ani talentów.'],
])('what comes along: %i, %i, %i', (ties, contacts, gifts, bothTied, en, pl) => {
  expect([english.along(ties, contacts, gifts, bothTied), polish.along(ties, contacts, gifts, bothTied)]).toEqual([en, pl]);
});

test.each([
  [1, 'The other one is the same', 'Poza tym jest tak samo: 1 wiersz'],
  [9, 'The other 9 are the same', 'Poza tym jest tak samo: 9 wierszy'],
])('%i are the same', (n, en, pl) => expect([english.same(n), polish.same(n)]).toEqual([en, pl]));

test('what protects more is named', () => {
  expect(english.safer(['who may see this', 'how carefully to treat it'])).toBe('What protects more holds for both: who may see this and how carefully to treat it.');
  expect(polish.safer(['kto to widzi'])).toBe('Dla obu obowiązuje to, co chroni bardziej: kto to widzi.');
});

test('two that are called the same are not named twice', () => {
  expect(english.joined('Repair Café', 'Repair Café', 'Repair Café')).toBe('The two called Repair Café are one now. They can be taken apart again on the card.');
  expect(english.areTwo('Repair Café', 'Repair Café')).toMatch(/^The two called Repair Café are not the same/);
});
