import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const shell = {
  group: ['@tauri-apps/*'],
  message: 'Only src/core talks to the shell; call it through src/core.',
};
const views = {
  group: ['**/views/**'],
  message: 'A component knows no view; pass it what it needs.',
};
const markup = (property) => ({
  property,
  message: 'Data never reaches markup as HTML; let Svelte write text.',
});

export default ts.config(
  // Generated files are judged where they are generated.
  { ignores: ['dist/', 'public/', 'node_modules/', 'src/core/bindings.ts'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig },
    },
  },
  {
    rules: {
      // TypeScript knows the names; the rule would not know the browser's.
      'no-undef': 'off',
      'no-restricted-properties': [
        'error',
        markup('innerHTML'),
        markup('outerHTML'),
        markup('insertAdjacentHTML'),
      ],
      'svelte/no-at-html-tags': 'error',
    },
  },
  {
    files: ['src/**'],
    ignores: ['src/core/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [shell] }] },
  },
  {
    files: ['src/components/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [shell, views] }] },
  },
);
