// The guide: what can be done here and how, and for whom the program works.

export const guide = {
  title: 'Przewodnik',
  opening: 'Dziesięć krótkich stron. Są częścią programu i nie potrzebują internetu.',
  back: 'Wróć',
  contents: 'Spis treści',
  sections: {
    around: {
      title: 'Rozejrzyj się',
      text: [
        'Mapa pokazuje to, co ma miejsce, a lista pokazuje wszystko. Wybierz cokolwiek na mapie albo na liście, a obok otworzy się karta.',
        'Po lewej są rodzaje, to, jak dawno coś sprawdzono, i słowa kluczowe. Kliknięcie pokazuje je albo chowa, tak samo na mapie i na liście. Zdanie pod polem szukania zawsze mówi, ile z całości widać.',
      ],
      alt: 'Mapa wymyślonej okolicy z kolorowymi znakami sześciu rodzajów.',
    },
    find: {
      title: 'Znajdź cokolwiek',
      text: [
        'Wystarczy pół słowa, a ogonki nie mają znaczenia. Pole po lewej zawęża widok; pole, które otwiera się nad stroną, znajduje jeden zasób, jeden zachowany widok albo jedną rzecz do zrobienia i tam przechodzi.',
        'Na znalezionym zasobie strzałka w prawo pokazuje, co można z nim zrobić.',
      ],
      alt: 'Pole, które znajduje cokolwiek, a pod nim zasób i kilka działań.',
    },
    add: {
      title: 'Dodaj to, co wiesz',
      text: [
        'Potrzebna jest tylko nazwa. Reszta może poczekać, miejsce też: to, co go nie ma, czeka na tacy pod mapą i nie jest to żaden błąd.',
        'Nie ma przycisku zapisywania. To, co wpiszesz, zapisuje się, gdy opuścisz pole, a pasek mówi kiedy.',
      ],
      alt: 'Formularz nowego zasobu: nazwa, czym jest i co daje.',
    },
    place: {
      title: 'Umieść to na mapie',
      text: [
        'Przeciągnij z tacy na miejsce albo wybierz „Umieść na mapie” i kliknij. Na karcie można też wpisać współrzędne, Plus Code albo odniesienie do siatki.',
        'Ulice i kody pocztowe znajdują się w mapach na tym laptopie. Mapę online i wyszukiwanie online można włączyć na stronie Internet, która mówi, co i komu by zdradziły; do tego czasu program o nic nie pyta.',
        'Jeśli wiesz tylko mniej więcej gdzie, powiedz to: na mapie pojawi się wtedy miękki obszar tej wielkości, nigdy ostra pinezka.',
      ],
      alt: 'Taca pod mapą z dwoma zasobami, które nie mają jeszcze miejsca.',
    },
    connect: {
      title: 'Powiedz, co się łączy',
      text: [
        'Powiązanie to zdanie, na przykład „Kawiarenka naprawcza spotyka się w Bibliotece narzędzi”. Zacznij je na dowolnej z dwóch kart; druga powie je od swojej strony.',
        'Powiązania wybranego zasobu są narysowane na mapie. Te, które się skończyły, zostają w przeszłości.',
      ],
      alt: 'Część karty, która zdaniami mówi, z czym zasób jest powiązany.',
    },
    bringIn: {
      title: 'Wczytaj arkusz',
      text: [
        'Bałagan nie szkodzi. Zanim cokolwiek zostanie dodane, widać, która kolumna czym się stanie i co się stanie z każdym wierszem. To, co niejasne, czeka w poczekalni razem z powodem.',
        'Jeden krok cofa cały plik. Ten sam plik wczytany jeszcze raz zmienia tylko to, co w nim nowe.',
      ],
      alt: 'Arkusz przed wczytaniem: kolumny oraz liczba wierszy nowych, zmienionych, takich samych i wątpliwych.',
    },
    check: {
      title: 'Dbaj, żeby to była prawda',
      text: [
        'Wszystko się zmienia. Gdy sprawdzisz, naciśnij to, co zastałeś lub zastałaś: działa, zmiana, przerwa, koniec, brak odpowiedzi. Każdy rodzaj ma swój czas, po którym warto zajrzeć znowu.',
      ],
      alt: 'Pięć przycisków na karcie: działa, zmiana, przerwa, koniec, brak odpowiedzi.',
    },
    undo: {
      title: 'Cofnij, co chcesz',
      text: [
        'Każdy krok można cofnąć, jutro też. Strzałka cofa ostatni; lista obok wraca tam, gdzie wskażesz, i znów do przodu.',
        'Usunięte zasoby leżą w koszu ze wszystkimi powiązaniami.',
      ],
      alt: 'Lista ostatnich kroków, najnowszy na górze.',
    },
    share: {
      title: 'Podziel się tym, na co jest zgoda',
      text: [
        'Najpierw powiedz, dla kogo. Potem widać, co by wyszło, a co zostaje i dlaczego. O ludziach wychodzi tylko to, na co się zgodzili, i tylko do tych, o kogo ich pytano: na karcie jest przycisk, żeby zapytać ich w trzech krokach. Notatki zostają w zespole.',
        'Może też wyjść na papierze: mapa ze spisem numerów na ścianę albo lista do dzwonienia i obchodzenia.',
        'To, co komu daliście, jest zapisane tutaj i tylko tutaj.',
      ],
      alt: 'Strona, która pokazuje, co wyszłoby do partnera, a co zostaje tutaj.',
    },
    comfort: {
      title: 'Tak, jak potrzebujesz',
      text: [
        'Jasno albo ciemno, większy kontrast, wszystko do dwóch razy większe i język: w jednym panelu i od razu.',
        'Każde działanie jest w polu, które znajduje cokolwiek, razem ze swoim klawiszem. Klawisze, które działają same, można wyłączyć.',
      ],
      alt: 'Panel wyglądu i języka.',
    },
  },
  everybody: {
    title: 'Dla wszystkich',
    opening: 'Chcemy, żeby z tego programu mógł korzystać każdy w okolicy, i dążymy do WCAG 2.2 na poziomie AA. Oto, jak jest.',
    holdsTitle: 'Co działa i jest sprawdzane przy każdej zmianie',
    holds: [
      'Cała główna praca idzie samą klawiaturą: zacząć, wczytać, znaleźć, poprawić, powiązać, umieścić przez wpisanie, cofnąć, podzielić się.',
      'Linie i obszary też rysuje się klawiaturą, róg po rogu.',
      'Program sprawdzający axe nie ma zastrzeżeń do żadnego widoku, jasnego ani ciemnego.',
      'Tekst odcina się od tła 4,5 do 1, krawędzie i znaki 3 do 1; przy większym kontraście 7 do 1 i 4,5 do 1.',
      'Wszystko może być dwa razy większe. Gdy okno jest wtedy za małe na trzy części obok siebie, przechodzi się od jednej do drugiej.',
      'Nic nie jest powiedziane samym kolorem: rodzaje mają kształty, stany mają słowa.',
      'Gdy komputer prosi o mniej ruchu, nic nie porusza się samo.',
      'Każdy klawisz, który działa sam, można wyłączyć.',
    ],
    missingTitle: 'Co nie jest jeszcze dość dobre',
    missing: [
      'Czytnik ekranu słyszy mapę jako wędrówkę od zasobu do zasobu w kolejności listy, a nie to, gdzie leżą. Lista i karty mają wszystko, co mapa.',
      'Nikt, kto na co dzień używa czytnika ekranu, nie wypróbował jeszcze całego programu; przejrzano tylko jego słowa.',
      'Z kolorów, które system może narzucić programowi, wypróbowaliśmy tylko nasze dwa wyglądy.',
    ],
  },
};
