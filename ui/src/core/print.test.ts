import { expect, test } from 'vitest';
import type { ReleaseRequest } from './bindings';
import { pretend } from './fake';
import { previewPrint, type Print } from './print';
import { speakTo } from './transport';

const request: ReleaseRequest = {
  audience: 'team', format: 'map-a4', profile: null, what: { of: 'everything' }, photos: false, only_published_contacts: true, choices: {},
};
const print: Print = { what: 'map', paper: { size: 'a4', landscape: false }, language: 'en', view: null, order: [] };

test('a line of JSON goes first, and the picture as it is after it', async () => {
  let sent = new Uint8Array();
  speakTo({
    ...pretend(),
    send: (_, bytes) => {
      sent = Uint8Array.from(bytes);
      return Promise.resolve(null);
    },
  });
  const frame = { west: -2, south: 53, east: -1, north: 54, width_mm: 176, height_mm: 220 };
  const bytes = Uint8Array.of(137, 80, 78, 71, 10, 0, 255);
  await previewPrint({ request, print, picture: { frame, credit: 'Somebody\nelse', bytes } });
  const end = sent.indexOf(10);
  const line = JSON.parse(new TextDecoder().decode(sent.slice(0, end))) as Record<string, unknown>;
  expect(line).toEqual({ request, print, picture: { frame, credit: 'Somebody\nelse' }, save: null });
  expect([...sent.slice(end + 1)]).toEqual([...bytes]);
});
