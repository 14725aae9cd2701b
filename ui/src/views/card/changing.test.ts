import { expect, test } from 'vitest';
import { changing } from './changing';

interface Two { a: number; b: number }
function sender() {
  const sent: { whole: Two; answer: (saved: boolean) => void }[] = [];
  return { sent, send: (whole: Two) => new Promise<boolean>((answer) => sent.push({ whole, answer })) };
}
const later = () => new Promise((done) => setTimeout(done));

test('a second change begins from the first, also when the record is read again in between', async () => {
  const { sent, send } = sender();
  const record = changing<Two>({ a: 0, b: 0 }, send);
  const first = record.change({ a: 1 });
  const second = record.change({ b: 1 });
  sent[0]?.answer(true);
  await first;
  record.follow({ a: 1, b: 0 });
  sent[1]?.answer(true);
  await second;
  expect(sent.map(({ whole }) => whole)).toEqual([{ a: 1, b: 0 }, { a: 1, b: 1 }]);
  expect(record.now()).toEqual({ a: 1, b: 1 });
});

test('what others changed is where the next change begins', async () => {
  const { sent, send } = sender();
  const record = changing<Two>({ a: 0, b: 0 }, send);
  record.follow({ a: 7, b: 7 });
  void record.change({ b: 1 });
  await later();
  expect(sent[0]?.whole).toEqual({ a: 7, b: 1 });
});

test('what was not saved is as before, and what was changed meanwhile stays', async () => {
  const { sent, send } = sender();
  const record = changing<Two>({ a: 0, b: 0 }, send);
  const first = record.change({ a: 1 });
  void record.change({ b: 1 });
  sent[0]?.answer(false);
  expect(await first).toBe(false);
  expect(record.now()).toEqual({ a: 0, b: 1 });
});
