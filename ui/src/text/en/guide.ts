// The guide: what can be done here and how, and for whom the program works.

export const guide = {
  title: 'Guide',
  opening: 'Ten short pages. They are part of the program and need no internet.',
  back: 'Back',
  contents: 'Contents',
  sections: {
    around: {
      title: 'Look around',
      text: [
        'The map shows what has a place, the list shows everything. Choose anything on either, and its card opens beside it.',
        'On the left stand the kinds, how lately things were checked, and tags. A click on one shows or hides it, on the map and in the list alike. The sentence under the search box always says how much of all there is you see.',
      ],
      alt: 'The map of an invented neighbourhood with coloured markers of six kinds.',
    },
    find: {
      title: 'Find anything',
      text: [
        'Half a word is enough, and accents do not matter. The box on the left filters; the box that opens over the page finds one asset, one kept view or one thing to do, and goes there.',
        'On an asset it found, the right arrow key lists what can be done with it.',
      ],
      alt: 'The box that finds anything, with an asset and some actions under it.',
    },
    add: {
      title: 'Add what you know',
      text: [
        'Only a name is needed. Everything else can wait, a place too: what has none waits in the tray under the map, and that is no fault.',
        'There is no button for saving. What you type is saved when you leave the field, and the bar says when.',
      ],
      alt: 'The form for a new asset: a name, what it is, and what it offers.',
    },
    place: {
      title: 'Put it on the map',
      text: [
        'Drag it from the tray to its place, or choose “Put on the map” and click there. A grid reference, a Plus Code or coordinates can be typed into the card instead.',
        'Streets and postcodes are found in the packs on this laptop. An online map and online search can be turned on under Internet, which says what each would tell to whom; until then nothing is asked.',
        'If you only know about where, say so: it is then drawn as a soft area of that size, never as a sharp pin.',
      ],
      alt: 'The tray under the map with two assets that have no place yet.',
    },
    connect: {
      title: 'Say what holds together',
      text: [
        'A tie is a sentence: “Repair Café meets in the Tool Library”. Begin it on either card; the other card says it the other way round.',
        'The ties of the chosen asset are drawn on the map. Those that ended stay, in the past.',
      ],
      alt: 'The part of a card that says in sentences what an asset is connected with.',
    },
    bringIn: {
      title: 'Bring in a spreadsheet',
      text: [
        'Messy is fine. You see which column becomes what, and what would happen to every row, before anything is added. What is not clear waits in the Inbox with the reason.',
        'One step takes the whole file back. The same file brought in again changes only what is new in it.',
      ],
      alt: 'A spreadsheet before it comes in: its columns, and how many rows are new, changed, the same or doubtful.',
    },
    check: {
      title: 'Keep it true',
      text: [
        'Things change. When you have looked, press what you found: still going, changed, paused, gone, no answer. Each kind has its own time after which it should be looked at again.',
      ],
      alt: 'Five buttons on a card: still going, changed, paused, gone, no answer.',
    },
    undo: {
      title: 'Take anything back',
      text: [
        'Every step can be taken back, also tomorrow. The arrow takes back the last one; the list beside it goes back to wherever you choose, and forward again.',
        'Deleted assets lie in the bin with all their ties.',
      ],
      alt: 'The list of what was done, the newest first.',
    },
    share: {
      title: 'Share what people agreed to',
      text: [
        'Say first for whom. Then you see what would leave and what stays, and why. People leave only for whom they said yes to, and with what they said yes to: their card has a button to ask them, in three taps. Notes stay with the team.',
        'It can go on paper as well: a map with a numbered list for the wall, or a sheet to call and to walk with.',
        'What you gave to whom is written down here, and only here.',
      ],
      alt: 'The page that shows what would leave for a partner and what stays here.',
    },
    comfort: {
      title: 'As you need it',
      text: [
        'Light or dark, more contrast, everything up to twice as large, and the language: in one panel, and at once.',
        'Every action is in the box that finds anything, with its key. Keys that act by themselves can be switched off.',
      ],
      alt: 'The panel for look and language.',
    },
  },
  everybody: {
    title: 'For everybody',
    opening: 'We want everybody in a neighbourhood to be able to use this program, and aim at WCAG 2.2, level AA. This is where it stands.',
    holdsTitle: 'What holds, and is tested with every change',
    holds: [
      'The whole main job works by keyboard alone: begin, bring in, find, edit, connect, place by typing, take back, share.',
      'Lines and areas are drawn by keyboard too, corner by corner.',
      'The checking program axe finds nothing to complain of in any view, light or dark.',
      'Text stands out 4.5 to 1 from its ground, edges and marks 3 to 1; with more contrast, 7 to 1 and 4.5 to 1.',
      'Everything can be made twice as large. Where the window is then too small for three parts side by side, you turn from one to the other.',
      'Nothing is told by colour alone: kinds have outlines, states have words.',
      'Where the computer asks for less movement, nothing moves by itself.',
      'Each single key that acts by itself can be switched off.',
    ],
    missingTitle: 'What is not good enough yet',
    missing: [
      'A screen reader hears the map as a walk from asset to asset, in the order of the list, and not where they lie. The list and the cards hold everything that the map does.',
      'Nobody who uses a screen reader every day has tried the whole program yet, and only its words were read over.',
      'Of the colours that a system can force upon a program we have tried none but our own two looks.',
    ],
  },
};
