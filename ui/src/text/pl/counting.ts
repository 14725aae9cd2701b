// Numbers always come with their noun, in the form that the number asks for.

import { formats } from '../formats';

export const { number } = formats('pl-PL');

const forms = new Intl.PluralRules('pl');

/** The form that goes with a number: "wiersz" with 1, "wiersze" with 2, 3, 4, 22…, "wierszy" with 0, 5, 12… */
export function form(n: number, one: string, few: string, many: string): string {
  const which = forms.select(n);
  return which === 'one' ? one : which === 'few' ? few : many;
}

/** "1 wiersz", "2 wiersze", "5 wierszy". */
export function count(n: number, one: string, few: string, many: string): string {
  return `${number(n)} ${form(n, one, few, many)}`;
}

/** Assets, as subject or object: both are the same words. */
export const assets = (n: number) => count(n, 'zasób', 'zasoby', 'zasobów');
export const rows = (n: number) => count(n, 'wiersz', 'wiersze', 'wierszy');
