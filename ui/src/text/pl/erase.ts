// Słowa o usuwaniu na zawsze.

import { count } from './counting';

const hangs: Record<string, (n: number) => string> = {
  asset: (n) => count(n, 'inny wpis, który jest z tym jednym', 'inne wpisy, które są z tym jednym', 'innych wpisów, które są z tym jednym'),
  relationship: (n) => count(n, 'więź', 'więzi', 'więzi'),
  contact: (n) => count(n, 'sposób kontaktu', 'sposoby kontaktu', 'sposobów kontaktu'),
  confirmation: (n) => count(n, 'sprawdzenie', 'sprawdzenia', 'sprawdzeń'),
  activity: (n) => count(n, 'zajęcie', 'zajęcia', 'zajęć'),
  rights_request: (n) => count(n, 'prośba', 'prośby', 'próśb'),
  attachment: (n) => count(n, 'zdjęcie, skan lub nagranie', 'zdjęcia, skany i nagrania', 'zdjęć, skanów i nagrań'),
  gift: (n) => count(n, 'talent', 'talenty', 'talentów'),
  wish: (n) => count(n, 'życzenie', 'życzenia', 'życzeń'),
  follow_up: (n) => count(n, 'obietnica', 'obietnice', 'obietnic'),
  introduction: (n) => count(n, 'zapoznanie', 'zapoznania', 'zapoznań'),
  network_pin: () => 'miejsce w sieci',
  consent: (n) => count(n, 'odpowiedź o udostępnianiu', 'odpowiedzi o udostępnianiu', 'odpowiedzi o udostępnianiu'),
};

export const erase = {
  action: 'Usuń na zawsze…',
  title: (name: string) => `Usuń na zawsze: ${name}`,
  opening:
    'Nic tego nie przywróci: ani cofnięcie, ani kopia na tym laptopie, ani inny laptop zespołu. Żeby coś odłożyć i zachować, po prostu to usuń do kosza.',
  failed: 'Nie da się tego pokazać',
  back: 'Wróć',
  goes: 'Co zniknie',
  itself: (name: string) => name,
  hangs: (kind: string, n: number) => hangs[kind]?.(n) ?? String(n),
  history: (n: number) => `${count(n, 'wpis', 'wpisy', 'wpisów')} w historii`,
  passages: 'W tym, co napisali inni',
  passagesHint: 'Zaznaczone słowa zostaną zamazane wszędzie w tym tekście, teraz i w jego historii. Reszta tekstu zostaje.',
  wholeHint: 'Rozmowa o kimś może o nim mówić także bez imienia. Przeczytaj ją; jeśli tak jest, zaznacz ją, a wszystkie jej słowa zostaną zamazane.',
  talk: 'Rozmowa o tej osobie',
  whole: 'całość',
  blankWhole: (text: string) => `Zamaż całą rozmowę: ${text}`,
  passagesNone: 'Tych słów nie ma nigdzie indziej.',
  stands: (name: string, field: string) => `${name}, ${field}`,
  unnamed: 'Coś innego',
  earlier: 'w historii',
  aside: 'tylko w tym, co po połączeniu odłożono na bok',
  perhaps: 'może to ktoś inny',
  blank: (term: string) => `Zamaż „${term}”`,
  backups: 'Kopie zapasowe na tym laptopie',
  backupsRewritten: (n: number) => `Bez tego zapisze się na nowo ${count(n, 'kopia', 'kopie', 'kopii')}.`,
  backupsNone: 'Nie ma żadnych.',
  backupsRemoved: (n: number) =>
    n === 1
      ? 'Jednej nie da się otworzyć tym hasłem, więc nikt nie wie, co w niej jest. Zostanie usunięta:'
      : `Nie da się otworzyć tym hasłem: ${n}. Nikt nie wie, co w nich jest, więc zostaną usunięte:`,
  backupsAbsent: 'Poza zasięgiem; zawierają to, dopóki nie zostaną włożone i sprawdzone tutaj albo zniszczone:',
  backupAt: (volume: string | null, day: string) => (volume ? `na „${volume}”, z dnia ${day}` : `z dnia ${day}`),
  elsewhere: 'O kopiach zrobionych w menedżerze plików nic tu nie wiadomo. Inne laptopy dołączą przy następnej wymianie.',
  told: 'Komu coś przekazano',
  toldNone: 'Nikomu spoza zespołu.',
  sure: 'Wszystko to przejrzałem lub przejrzałam. Tego nie da się cofnąć.',
  run: (name: string) => `Usuń na zawsze: ${name}`,
  running: 'Usuwanie',
  done: 'Usunięte na zawsze',
  doneText: 'Nie ma tego w spisie, w jego historii ani w kopiach.',
  notClean: 'Ktoś właśnie czytał spis. Ostatnie ślady znikną przy jego następnym otwarciu.',
  left: 'Tych kopii nie dało się zapisać na nowo i wciąż to zawierają. Usuń je samodzielnie:',
  tell: 'Powiadom tych, którym coś przekazano',
  tellOpening: 'Muszą wiedzieć, że to usunięto, żeby usunąć to także u siebie.',
  close: 'Gotowe',
};
