// What the core says of ties: their types, and those that a file brings.

import type { Pair } from '../../said';

export const ties: readonly Pair[] = [
  ['happens at', 'odbywa się w miejscu'],
  ['is the place of', 'jest miejscem dla'],
  ['gave a small spark to', 'daje iskierkę dla'],
  ['was given a small spark by', 'ma iskierkę od'],
  ['advises', 'służy radą dla'],
  ['is advised by', 'ma radę od'],
  ['insures', 'ubezpiecza'],
  ['is insured by', 'ma ubezpieczenie w'],
  ['is a branch of', 'jest oddziałem'],
  ['has as a branch', 'ma oddział'],
  ['is the same organisation as', 'to ta sama organizacja co'],
  ['trusts', 'ma zaufanie do'],
  ['is trusted by', 'ma zaufanie u'],
  ['told a story about', 'ma opowieść o'],
  ['has a story told by', 'ma opowieść od'],
  ['inspired', 'jest natchnieniem dla'],
  ['was inspired by', 'ma natchnienie od'],
  ['is connected with', 'ma związek z'],

  ['These two are one type already. Choose another.', 'Te dwa rodzaje są już jednym. Wybierz inny.'],
  [
    'Another type has these words already. Make the two one instead of calling them alike.',
    'Inny rodzaj powiązania ma już te słowa. Zamiast nazywać je tak samo, połącz je w jeden.',
  ],
  ['Named in a tie. Say more about it.', 'Wymienione w powiązaniu. Powiedz o tym więcej.'],

  ['One of its ends has no name.', 'Jeden z końców nie ma nazwy.'],
  ['One of its ends was erased, and stays so.', 'Jeden z końców został usunięty na zawsze i tak zostanie.'],
  ['They are one here already.', 'Tu są już jednym.'],
  ['The same tie once more.', 'To samo powiązanie jeszcze raz.'],
  ['You removed this tie before.', 'To powiązanie zostało u was już usunięte.'],
  ['One of the two is safeguarded, and this tie would say where it is.', 'Jedno z dwojga jest chronione, a to powiązanie zdradziłoby, gdzie jest.'],
  ['Both ends are called “{}”. Say which two it ties.', 'Oba końce mają nazwę „{}”. Powiedz, które dwa zasoby to łączy.'],
  ['“{}” lies in the bin. Take it out first.', '„{}” leży w koszu. Najpierw to wyjmij.'],
  ['“{}” may be {}.', 'Być może „{}” to {}.'],
  ['{n} here are called “{}”.', (count, name) => `Liczba zasobów o nazwie „${name}”: ${count}.`],
  ['The file says that “{}” and “{}” are one.', 'Plik mówi, że „{}” i „{}” to jedno.'],
  ['Choose one of the two: that is the one that stays.', 'Wybierz jedno z dwojga: to, które zostaje.'],
  [
    'Ties without a direction in the file, of a type that has one: {n}. They lead from the first to the second.',
    'Powiązania bez kierunku w pliku, których rodzaj go ma: {}. Prowadzą od pierwszego końca do drugiego.',
  ],
  [
    'Ends that are here already, of which the file says more: {n}. What is here stays as it is.',
    'Końce, które już tu są, a o których plik mówi więcej: {}. To, co tu jest, zostaje bez zmian.',
  ],
  [
    'Ends by themselves that wait in the Inbox, because it cannot be told what they are: {n}.',
    'Końce bez powiązań, które czekają w poczekalni, bo nie wiadomo, czym są: {}.',
  ],
  ['Say as well who or what “{}” is.', 'Powiedz jeszcze, kto lub co to jest „{}”.'],
  ['its elements do not fit into one another', 'jego elementy nie pasują do siebie'],
  ['Save it again in the program it comes from.', 'Zapisz go jeszcze raz w programie, z którego pochodzi.'],
];
