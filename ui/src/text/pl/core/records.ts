// What is said of activities, of photos, scans and recordings, and of files that come back.

import type { Pair } from '../../said';

export const records: readonly Pair[] = [
  ['Say what happens first: a walk, a rehearsal, a lunch.', 'Najpierw napisz, co się dzieje: spacer, próba, obiad.'],
  [
    'A safeguarded asset has no place, so nothing can be said to happen there. Leave the place out.',
    'Zasób chroniony nie ma miejsca, więc nic nie może się tam odbywać. Zostaw miejsce puste.',
  ],
  ['Say when it begins before you say when it ends.', 'Podaj, kiedy się zaczyna, zanim podasz, kiedy się kończy.'],
  ['How it comes again could not be understood. Choose it once more.', 'Nie udało się zrozumieć, jak się powtarza. Wybierz to jeszcze raz.'],
  ['“{}” is not a day. Write it as in 2026-05-17.', '„{}” to nie jest dzień. Napisz go tak: 2026-05-17.'],
  ['“{}” is not a time. Write it as in 10:30.', '„{}” to nie jest godzina. Napisz ją tak: 10:30.'],

  ['“{}” of a photo cannot be changed.', 'Pola „{}” zdjęcia nie da się zmienić.'],
  [
    'Photos of people stay with the team, except for those they agreed to show them to. Their sharing page is the place for that.',
    'Zdjęcia osób zostają w zespole; zobaczą je tylko ci, którym zgodziły się je pokazać. Zapisuje się to na ich stronie udostępniania.',
  ],
  [
    'Only a photo that can be shown here can be published. Everything else stays with the team as it came.',
    'Opublikować można tylko zdjęcie, które da się tu pokazać. Cała reszta zostaje w zespole, tak jak przyszła.',
  ],
  [
    'It is larger than 100 MB. Keep it elsewhere, so that this catalogue stays easy to copy and to back up.',
    'Ma ponad 100 MB. Trzymaj go gdzie indziej, żeby ten spis dało się łatwo kopiować.',
  ],
  ['It could not be read: {}.', 'Nie udało się go odczytać: {}.'],
  ['It is no file.', 'To nie jest plik.'],
  ['It is no photo, scan or recording that can be kept.', 'To nie jest zdjęcie, skan ani nagranie, które da się zachować.'],
  ['It is on this card already.', 'Jest już na tej karcie.'],
  ['“{}” is no digest of a file', '„{}” nie jest skrótem pliku'],
  [
    'A safeguarded asset holds no photos, scans or recordings, so that nothing can give it away.',
    'Zasób chroniony nie ma zdjęć, skanów ani nagrań, żeby nic go nie zdradziło.',
  ],
  ['No photos, scans or recordings are kept of anybody under 18.', 'Nie przechowuje się zdjęć, skanów ani nagrań osób poniżej 18 lat.'],
  [
    'The photo “{}” cannot be read any more. Remove it from its card, or share without photos.',
    'Zdjęcia „{}” nie da się już odczytać. Usuń je z karty albo podziel się bez zdjęć.',
  ],
  ['It claims to be far larger than its file can hold, so it was not opened.', 'Podaje się za dużo większe, niż mieści jego plik, więc nie zostało otwarte.'],
  ['It is broken: it begins like a picture and cannot be read as one.', 'Jest uszkodzone: zaczyna się jak obraz, a nie da się go odczytać.'],
  ['It has not come to this laptop yet, so it cannot be copied.', 'Jeszcze nie dotarło na ten laptop, więc nie da się go skopiować.'],
  ['Only photos that can be written anew leave; everything else stays as it came.', 'Wychodzą tylko zdjęcia, które da się zapisać na nowo; reszta zostaje, tak jak przyszła.'],
  ['It has not come to this laptop yet.', 'Jeszcze nie dotarło na ten laptop.'],
  ["The photo '{}' holds more than a picture. Nothing was saved.", 'Zdjęcie „{}” zawiera coś więcej niż obraz. Nic nie zapisano.'],
  ['What to print came in a way that was not understood.', 'To, co wydrukować, przyszło w sposób, którego nie dało się zrozumieć.'],
  ['What to print came in a way that was not understood: {}.', 'To, co wydrukować, przyszło w sposób, którego nie dało się zrozumieć: {}.'],
  ['A photo came in a way that was not understood.', 'Zdjęcie przyszło w sposób, którego nie dało się zrozumieć.'],

  ['nothing was written.', 'nic nie zostało zapisane.'],
  ['You settled this row before.', 'Ten wiersz już załatwiono.'],
  ['It was erased, and stays so.', 'Usunięto to na zawsze i tak zostanie.'],
  ['Words in it were taken out for good, and stay out.', 'Część słów usunięto na zawsze i już nie wrócą.'],
  [
    'That was taken out of this entry for good and cannot be put on it again. Use other words.',
    'Usunięto to z tego wpisu na zawsze i nie da się tego dodać ponownie. Użyj innych słów.',
  ],
  ['It is safeguarded: its place is left out.', 'Jest chronione: jego miejsce pominięto.'],
  [
    'This sounds like a place that must not be found, and the file says where it is. Bring it in safeguarded, without its place?',
    'To brzmi jak miejsce, którego nie wolno znaleźć, a plik mówi, gdzie ono jest. Wczytać je jako chronione, bez miejsca?',
  ],
  ['You changed {names} since this file was saved.', 'Od zapisania tego pliku zmieniono u was: {}.'],
  ['The file says otherwise about {names}.', 'Plik mówi co innego o tym: {}.'],
  [
    'The file says otherwise about {names}, and you changed {names} since it was saved.',
    'Plik mówi co innego o tym: {}, a od jego zapisania zmieniono u was: {}.',
  ],
  ['when it was last checked', 'kiedy ostatnio sprawdzono'],
  ['how to reach it', 'kontakt'],
  ['what it offers', 'talenty'],
  ['what it would love', 'życzenia'],
];
