// Light or dark, as the system says or as chosen here. Kept on this machine, not in the file.

export type Choice = 'system' | 'light' | 'dark';

const KEY = 'hereabouts.theme';

export class Theme {
  choice = $state<Choice>(remembered());

  choose(choice: Choice) {
    this.choice = choice;
    localStorage.setItem(KEY, choice);
    this.apply();
  }

  /** Sets what `tokens.css` looks at. */
  apply() {
    const root = document.documentElement;
    if (this.choice === 'system') delete root.dataset.theme;
    else root.dataset.theme = this.choice;
  }
}

function remembered(): Choice {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

export const theme = new Theme();
