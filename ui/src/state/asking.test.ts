import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { asking } from './asking';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A question whose answers are given by hand, so that they can come in any order. */
function setUp() {
  const asked: string[] = [];
  const heard: string[] = [];
  const open = new Map<string, { give: (answer: string) => void; fail: (why: string) => void }>();
  const it = asking(
    (question: string) => {
      asked.push(question);
      return new Promise<string>((give, fail) => open.set(question, { give, fail }));
    },
    { answer: (answer) => heard.push(answer), failure: (why) => heard.push(`failed: ${why}`) },
    100,
  );
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return { asked, heard, open, it, settle };
}

describe('asking the core again', () => {
  it('waits for a pause and asks only the last question', async () => {
    const { asked, it: question } = setUp();
    question.soon('a');
    await vi.advanceTimersByTimeAsync(90);
    question.soon('b');
    await vi.advanceTimersByTimeAsync(90);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(10);
    expect(asked).toEqual(['b']);
  });

  it('drops an answer that comes after a later question was asked', async () => {
    const { heard, open, it: question, settle } = setUp();
    question.now('first');
    question.now('second');
    open.get('second')?.give('two');
    open.get('first')?.give('one');
    await settle();
    expect(heard).toEqual(['two']);
  });

  it('drops an answer as soon as something else is about to be asked', async () => {
    const { heard, open, it: question, settle } = setUp();
    question.now('first');
    question.soon('second');
    open.get('first')?.give('one');
    await settle();
    expect(heard).toEqual([]);
  });

  it('hears a failure, and drops a stale one', async () => {
    const { heard, open, it: question, settle } = setUp();
    question.now('first');
    question.now('second');
    open.get('first')?.fail('old');
    open.get('second')?.fail('new');
    await settle();
    expect(heard).toEqual(['failed: new']);
  });

  it('hears nothing once dropped', async () => {
    const { asked, heard, open, it: question, settle } = setUp();
    question.now('first');
    question.soon('second');
    question.drop();
    open.get('first')?.give('one');
    await vi.advanceTimersByTimeAsync(500);
    await settle();
    expect([asked, heard]).toEqual([['first'], []]);
  });
});
