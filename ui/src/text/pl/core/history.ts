// What the core says of putting back what a field held before, and of looking back at a day.

import type { Pair } from '../../said';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const OF_MONTHS = ['stycznia', 'lutego', 'marca', 'kwietnia', 'maja', 'czerwca', 'lipca', 'sierpnia', 'września', 'października', 'listopada', 'grudnia'];
/** "3 May 2026", as the core writes a day. */
const day = (english = '') => english.replace(/\p{L}+/u, (month) => OF_MONTHS[MONTHS.indexOf(month)] ?? month);

export const history: readonly Pair[] = [
  [
    'This is how the catalogue was on {}. It can be read, not changed and not shared: what people agreed to is asked of today. To change or share something, go back to the catalogue as it is now.',
    (on) =>
      `Tak wyglądał spis dnia ${day(on)}. Można go czytać, ale nie zmieniać ani udostępniać: liczy się to, na co ludzie zgadzają się dzisiaj. Żeby coś zmienić albo udostępnić, wróć do spisu w obecnym stanie.`,
  ],
  ['this is how it was on {}', (on) => `tak było dnia ${day(on)}`],
  ['That day is still to come. Choose today, or a day before it.', 'Ten dzień dopiero nadejdzie. Wybierz dzisiejszy albo wcześniejszy.'],
  [
    'Nothing was written here yet on {}. The first day is {}.',
    (on, first) => `${day(on)} nic tu jeszcze nie zapisano. Pierwszy dzień to ${day(first)}.`,
  ],
  [
    'This cannot be put back by itself. Change it where it stands, or take the whole step back in the list of what was done.',
    'Tego nie da się przywrócić osobno. Zmień to tam, gdzie jest, albo cofnij cały krok na liście ostatnich kroków.',
  ],
  ['It says that already.', 'Tak już jest.'],
  [
    'There was nothing before, and without it this would not be what it is. Change it instead.',
    'Wcześniej nic tu nie było, a bez tego nie byłoby to tym, czym jest. Zmień to na coś innego.',
  ],
  [
    'Whether something is here is not put back like a field. Take it out of the bin, or take the whole step back in the list of what was done.',
    'Tego, czy coś tu jest, nie przywraca się jak pola. Wyjmij to z kosza albo cofnij cały krok na liście ostatnich kroków.',
  ],
  [
    'That two became one is not put back like a field. Take them apart on the card.',
    'Tego, że z dwóch zrobiło się jedno, nie przywraca się jak pola. Rozdziel je na karcie.',
  ],
  [
    'What was done there is not known here any more, so nothing can be put back.',
    'Nie wiadomo tu już, co wtedy zrobiono, więc nie ma czego przywrócić.',
  ],
  [
    'What it said before that is not known here, so it cannot be put back.',
    'Nie wiadomo tu, co było przed tym, więc nie da się tego przywrócić.',
  ],
  [
    'More people could see it then. If they should, choose who on its card, and say why.',
    'Wtedy zobaczyłoby to więcej osób. Jeśli tak ma być, wybierz na karcie, kto może to widzieć, i napisz dlaczego.',
  ],
  [
    'It could be published then. If it may be, say so where it stands on the card, and who said that.',
    'Wtedy można by to opublikować. Jeśli tak ma być, zaznacz to na karcie i napisz, kto na to pozwolił.',
  ],
  [
    'It would stand on the list that everybody takes home then. If it may, say so at the session.',
    'Wtedy trafiłoby to na listę, którą wszyscy zabierają do domu. Jeśli tak ma być, zaznacz to przy spotkaniu.',
  ],
  [
    'It would count again then, or for longer. If they agree to that, ask them anew on their sharing page.',
    'Wtedy znów by to obowiązywało albo dłużej. Jeśli ta osoba się zgadza, zapytaj ją ponownie na stronie udostępniania.',
  ],
  [
    'It would be used again then. If it may be, say why, on its page “Rights and last day”.',
    'Wtedy znów by tego używano. Jeśli tak ma być, podaj powód na stronie „Prawa i ostatni dzień”.',
  ],
  [
    'More of it could leave then than now. If it should, change that on its card.',
    'Wtedy mogłoby wyjść więcej niż teraz. Jeśli tak ma być, zmień to na karcie.',
  ],
  [
    'It is one with another now. Take them apart on the card first.',
    'To jest teraz jedno z czymś innym. Najpierw rozdziel je na karcie.',
  ],
  [
    'This tie was written down more than once and is shown as one. Change it on the card, then all of them follow.',
    'To powiązanie zapisano więcej niż raz i widać je jako jedno. Zmień je na karcie, wtedy zmienią się wszystkie.',
  ],
];
