// Asks @placemarkio/check-geojson whether every GeoJSON file in a folder is as it should be.
//
//     node check.mjs FOLDER [FOLDER...]
//
// The package is looked for in ui/node_modules, or in the folder NODE_MODULES names. Every issue is a complaint and is
// printed; the last line says how many files were judged. Exit status 1 on any complaint, and when there was nothing
// to judge.

import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = process.env.NODE_MODULES ?? fileURLToPath(new URL('../../ui/node_modules', import.meta.url));
const { getIssues } = createRequire(join(resolve(modules), 'here.js'))('@placemarkio/check-geojson');

const folders = process.argv.slice(2);
if (folders.length === 0) {
  console.error('usage: node check.mjs FOLDER [FOLDER...]');
  process.exit(2);
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
let files = 0;
let complaints = 0;
for (const folder of folders) {
  for (const name of readdirSync(folder, { recursive: true }).sort()) {
    if (!name.endsWith('.geojson')) continue;
    files += 1;
    const path = join(folder, name);
    for (const issue of getIssues(strict.decode(readFileSync(path)))) {
      complaints += 1;
      console.log(`${path}: check-geojson: ${issue.severity ?? 'error'}: ${issue.message}`);
    }
  }
}
console.log(`${files} files judged by @placemarkio/check-geojson: ${complaints} complaints`);
process.exit(complaints > 0 || files === 0 ? 1 : 0);
