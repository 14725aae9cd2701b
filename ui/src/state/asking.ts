// Asking the core again and again while somebody types or chooses: wait until they pause, and drop
// the answer to a question that is no longer asked.

export interface Heard<Answer> {
  answer: (answer: Answer) => void;
  failure: (reason: unknown) => void;
}

export interface Asking<Question> {
  /** Asks after a pause; a later question takes its place. */
  soon: (question: Question) => void;
  /** Asks at once; answers to earlier questions are dropped. */
  now: (question: Question) => void;
  /** Forgets the question: nothing is heard any more. */
  drop: () => void;
}

/** `pause` is in milliseconds. */
export function asking<Question, Answer>(
  ask: (question: Question) => Promise<Answer>,
  heard: Heard<Answer>,
  pause = 250,
): Asking<Question> {
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function drop() {
    turn += 1;
    clearTimeout(timer);
  }
  function now(question: Question) {
    drop();
    const mine = turn;
    ask(question).then(
      (answer) => mine === turn && heard.answer(answer),
      (reason: unknown) => mine === turn && heard.failure(reason),
    );
  }
  function soon(question: Question) {
    drop();
    timer = setTimeout(() => now(question), pause);
  }
  return { soon, now, drop };
}
