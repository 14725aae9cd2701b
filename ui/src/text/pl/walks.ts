// Words of a walk, and of the hint that something is here already.

import type { Why } from '../../core/bindings';
import { count, form, number } from './counting';

const far = (metres: number) => (metres < 995 ? `${number(Math.max(10, Math.round(metres / 10) * 10))} m` : `${number(metres / 1000, { maximumFractionDigits: 1 })} km`);
const stopsOf = (n: number) => count(n, 'przystanek', 'przystanki', 'przystanków');

export const walks = {
  title: 'Spacer',
  show: 'Zaplanuj spacer',
  opening: 'Co trzeba sprawdzić, dość blisko na jedną wyprawę, w kolejności najkrótszej pętli.',
  around: 'Gdzie zacząć',
  starts: { close: 'Gdzie najwięcej jest blisko siebie', map: 'Na środku mapy', chosen: 'Przy tym, co wybrane' },
  stops: 'Ile przystanków',
  plan: 'Zaplanuj spacer',
  again: 'Zaplanuj następny',
  filtered: 'Z tego, co teraz widać.',
  sum: (stops: number, metres: number, minutes: number) =>
    stops < 2 ? stopsOf(stops) : `${stopsOf(stops)}, około ${far(metres)}, ${count(minutes, 'minuta', 'minuty', 'minut')} pieszo`,
  done: (n: number, of: number) => `obejrzano ${number(n)} z ${number(of)}`,
  left: (n: number) => `Na inny spacer ${form(n, 'czeka', 'czekają', 'czeka')} jeszcze ${number(n)}.`,
  from: (metres: number) => `dalej ${far(metres)}`,
  distance: far,
  onMap: 'Pokaż go na mapie',
  print: 'Wydrukuj ten spacer',
  stop: 'Zakończ spacer',
  stopped: 'Spacer odłożono; co zanotowano, jest zachowane',
  none: 'Nie ma nic do sprawdzenia, do czego można by dojść',
  noneText: 'Wszystko tutaj niedawno sprawdzono albo nie ma miejsca na mapie, do którego można by dojść.',
  calls: (n: number) => `Do sprawdzenia telefonem lub w rozmowie: ${number(n)}`,
  callsText: 'Osoby i to, co nie ma dokładnego miejsca: nikogo nie wysyłamy pod czyjeś drzwi.',
  noted: 'Zanotowano',
  open: (name: string) => `Otwórz kartę: ${name}`,
  taps: (name: string) => `Co zastano: ${name}?`,
  mapNote: (stops: number) => `Spacer: ${stopsOf(stops)}`,
  toList: 'Przystanki',
};

const WHY: Record<Why, (name: string) => string> = {
  number: (name) => `Ten sam numer w rejestrze ma już: ${name}`,
  phone: (name) => `Ten sam telefon ma już: ${name}`,
  web: (name) => `Tę samą stronę ma już: ${name}`,
  same_name: (name) => `Jest już tutaj: ${name}`,
  like_name: (name) => `Jest już tutaj: ${name}`,
};

export const alike = {
  there: (why: Why, name: string, metres: number | null) =>
    metres === null ? `${WHY[why](name)}.` : `${WHY[why](name)}, ${metres < 15 ? 'dokładnie tu' : `${far(metres)} stąd`}.`,
  open: 'Otwórz',
  another: 'To coś innego',
};
