import { expect, test } from 'vitest';
import { passphraseFault } from './passphrase';
import { fileName, folderName } from './recent';

test.each([
  ['', '', 'needsPassphrase'],
  ['short', 'short', 'tooShort'],
  ['kettle weir plum', 'kettle weir plan', 'notSame'],
  ['kettle weir plum', 'kettle weir plum', null],
])('%j and %j: %s', (passphrase, again, fault) => {
  expect(passphraseFault(passphrase, again)).toBe(fault);
});

test.each([
  ['/home/me/Hale & Co.hereabouts', 'Hale & Co', '/home/me'],
  ['C:\\Maps\\Hale.HEREABOUTS', 'Hale', 'C:\\Maps'],
  ['file:odd.hereabouts', 'file:odd', 'file:odd.hereabouts'],
])('%j is %j in %j', (path, name, folder) => {
  expect(fileName(path)).toBe(name);
  expect(folderName(path)).toBe(folder);
});
