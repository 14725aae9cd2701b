// The interview on paper, to be filled in with a pen.

import type { Letter, LetterPart } from '../../core/shell';
import type { InterviewQuestion } from '../../text/en/interview';
import { language } from '../../text/language.svelte';
import { interviewWords as words } from '../../text/words';

/** So many lines to write on under each question. */
const LINES = 3;
const ASKED: InterviewQuestion[] = ['head', 'hands', 'heart', 'connection', 'teach', 'join', 'knows'];

/** `place` is what the catalogue is called, which is mostly where people live. */
export function blankInterview(place: string): Letter {
  const line = (label = ''): LetterPart => ({ is: 'line', label, words: '' });
  const questions = ASKED.flatMap((question): LetterPart[] => [
    { is: 'text', words: words.questions[question] },
    { is: 'fine', words: words.hints[question] },
    ...Array.from({ length: LINES }, () => line()),
  ]);
  return {
    title: words.formTitle,
    language: language.tag,
    parts: [
      { is: 'text', words: words.formIntro(place) },
      { is: 'quote', words: words.wording },
      { is: 'boxes', label: words.formAgreed, boxes: [words.formYes, words.formNo].map((each) => ({ words: each, ticked: false })) },
      line(words.formName),
      line(words.formDay),
      ...questions,
    ],
  };
}
