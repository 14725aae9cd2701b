// The words of asking somebody, as a form to sign: for one person, or for whoever will take one.

import type { Partner, PartnerId, Purpose, PurposeId, Shareable, With } from '../../core/bindings';
import type { Letter, LetterPart } from '../../core/shell';
import { catalogue } from '../../state/catalogue.svelte';
import { language } from '../../text/language.svelte';
import { consent, rights as words } from '../../text/words';
import { SHAREABLES, type Asking } from './asking.svelte';
import { reaches } from './standing';

type Boxes = Extract<LetterPart, { is: 'boxes' }>['boxes'];

/** With what is chosen already ticked; what is not is left to the pen. */
export function paperForm(asking: Asking): Letter {
  const { sharing, partners } = asking.about;
  const child = sharing.is_child;
  const { wording, to } = asking;
  const readers = child
    ? []
    : [
        ...partners.map(({ id, is }) => ({ words: is.name, ticked: to !== null && to !== 'public' && reaches(to, `partners:${id}`) })),
        { words: consent.everyone, ticked: to === 'public' },
      ];
  const told: LetterPart[] = wording
    ? [{ is: 'quote', words: wording }]
    : asking.why
      ? [{ is: 'text', words: words.formPurpose(asking.why) }]
      : [];
  return letter([
    line(words.formName, sharing.name),
    ...told,
    { is: 'boxes', label: words.formTo, boxes: [{ words: consent.team, ticked: to === 'team' }, ...readers] },
    { is: 'boxes', label: words.formWhat, boxes: things((each) => asking.what.includes(each), child ? sharing.name : null) },
    { is: 'text', words: words.formHow },
    ...(child ? [line(words.formGuardian, asking.guardian.trim())] : []),
  ]);
}

/** For a stack to take along: nobody's name is on it, and nothing is ticked. */
export function blankForm(partners: With<PartnerId, Partner>[], purposes: With<PurposeId, Purpose>[]): Letter {
  const readers = [consent.team, ...partners.map(({ is }) => is.name), consent.everyone];
  const labels = purposes.map(({ is }) => is.label);
  return letter([
    line(words.formName),
    line(words.formReach),
    labels.length > 1
      ? { is: 'boxes', label: words.formFor, boxes: toTick(labels.map(upper)) }
      : { is: 'text', words: words.formPurpose(labels[0] ?? consent.readyPurpose) },
    { is: 'boxes', label: words.formTo, boxes: toTick(readers) },
    { is: 'boxes', label: words.formWhat, boxes: things(() => false, null) },
    { is: 'text', words: words.formHow },
    { is: 'text', words: words.formChild },
    line(words.formGuardian),
  ]);
}

function letter(parts: LetterPart[]): Letter {
  return {
    title: words.formTitle,
    language: language.tag,
    parts: [
      { is: 'text', words: words.formIntro(catalogue.info?.name ?? '') },
      ...parts,
      line(words.formSigned),
      line(words.formDay),
      { is: 'fine', words: words.formVersion(consent.wordingVersion) },
    ],
  };
}

/** Room to write, or what is known already. */
const line = (label: string, known = ''): LetterPart => ({ is: 'line', label, words: known });
const toTick = (all: string[]): Boxes => all.map((each) => ({ words: each, ticked: false }));
const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Whoever signs is spoken to. */
const things = (ticked: (each: Shareable) => boolean, child: string | null): Boxes =>
  SHAREABLES.map((each) => ({ words: upper(consent.thing(each, child)), ticked: ticked(each) }));
