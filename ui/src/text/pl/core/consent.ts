// What the core says of consent: what is none, and what stays for want of it.

import type { Pair } from '../../said';

export const consent: readonly Pair[] = [
  ['Say in a few words what it is for, so that it can be read out.', 'Powiedz w kilku słowach, po co to jest, żeby dało się to przeczytać na głos.'],
  [
    'Somebody agreed to something for this purpose, and that still stands. It stays until the last of them has taken it back.',
    'Ktoś zgodził się na coś w tym celu i ta zgoda nadal obowiązuje. Cel zostaje, dopóki ostatnia taka osoba jej nie cofnie.',
  ],
  [
    'Only people agree to things. What a group or a place may be shared with is said by its audience.',
    'Zgadzają się tylko ludzie. O tym, komu można pokazać grupę lub miejsce, mówi ich grono odbiorców.',
  ],
  ['A child cannot agree alone. Write down who agreed for them.', 'Dziecko nie może zgodzić się samo. Zapisz, kto zgodził się za nie.'],
  ['Tick at least one thing they agreed to.', 'Zaznacz przynajmniej jedną rzecz, na którą się zgodzono.'],
  [
    'Write down what they were told: without it nobody can show what was agreed to.',
    'Zapisz, co powiedziano tej osobie: bez tego nikt nie wykaże, na co się zgodziła.',
  ],
  ['That day is still to come.', 'Ten dzień dopiero nadejdzie.'],
  [
    'It would have lapsed before it was given. Choose a later day for asking again.',
    'Zgoda skończyłaby się, zanim ją dano. Wybierz późniejszy dzień, żeby zapytać ponownie.',
  ],
  ['Say who may have it.', 'Powiedz, kto może to mieć.'],
  ['Name the partner who may have it.', 'Podaj partnera, który może to mieć.'],
  ['“{}” is not a day. Write it as 2026-03-31.', '„{}” to nie jest dzień. Napisz go tak: 2026-03-31.'],
  ['That is too long from now. Choose fewer months for this purpose.', 'To za długo. Wybierz dla tego celu mniej miesięcy.'],

  ['A neighbour', 'Ktoś z sąsiedztwa'],
  ['They did not agree to this.', 'Na to nie było zgody.'],
  ['A person’s own contact is never published.', 'Prywatnego kontaktu osoby nigdy się nie publikuje.'],
  ['They did not agree to their photos being shared.', 'Nie było zgody na udostępnienie zdjęć.'],
  ['Where somebody lives stays here.', 'To, gdzie kto mieszka, zostaje tutaj.'],
  ['nothing of a child leaves', 'o dziecku nic nie wychodzi'],
  ['consent was taken back', 'zgodę cofnięto'],
  ['their consent has lapsed', 'zgoda się skończyła'],

  [
    'That was erased, here or on another laptop of the team. Nothing of it can come back.',
    'To usunięto na zawsze, tutaj albo na innym laptopie zespołu. Nic z tego nie może wrócić.',
  ],
  ['the entry before that of {} was changed or taken out', 'wpis przed wpisem z {} zmieniono albo usunięto'],
  ['what the entry of {} says it was given for was changed', 'zmieniono to, co wpis z {} mówi o celu'],
];
