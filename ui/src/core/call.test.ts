import { beforeEach, expect, test } from 'vitest';
import { call, Failure } from './call';
import { pretend, type Fake } from './fake';
import { speakTo } from './transport';

let sent: Record<string, unknown>[] = [];
let fake: Fake;
beforeEach(() => {
  sent = [];
  fake = pretend();
  speakTo({
    ...fake,
    invoke: (command, args = {}) => {
      sent.push(args);
      return fake.invoke(command, args);
    },
  });
});

test('a call that writes carries an id of its own, a call that reads none', async () => {
  await call('info', {});
  await call('rename', { name: 'Weir End' });
  await call('rename', { name: 'Weir End' });
  expect(sent[0]?.request).toBeNull();
  expect(sent[1]?.request).toMatch(/^[0-9a-f-]{36}$/);
  expect(sent[2]?.request).not.toBe(sent[1]?.request);
});

test.each([
  [{ code: 'read_only', message: 'Reading only.' }, 'read_only', 'Reading only.'],
  [{ code: null, message: 'The disk is full.' }, null, 'The disk is full.'],
  ['the pipe broke', null, 'the pipe broke'],
  [new Error('no such command'), null, 'no such command'],
])('whatever goes wrong becomes a failure: %j', async (thrown, code, message) => {
  fake.also({
    info: () => {
      throw thrown;
    },
  });
  const failed = await call('info', {}).catch((reason: unknown) => reason);
  expect(failed).toBeInstanceOf(Failure);
  expect(failed).toMatchObject({ code, message });
});
