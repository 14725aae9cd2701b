// What was done, in the words of the undo list and of an asset's history. A name stands behind a colon,
// because only there it needs no other form.

import type { Action, Label } from '../../core/bindings';
import { assets, count } from './counting';
import { fieldInSentence } from './card';

type Sentence = (what: string, label: Label) => string;

const SENTENCES: Record<Action, Sentence> = {
  begin: () => 'Początek tego spisu',
  create: (what) => `Dodano: ${what}`,
  edit: (what, { field }) => (field ? `Zmieniono: ${what}, ${fieldInSentence(field)}` : `Zmieniono: ${what}`),
  move: (what) => `Przeniesiono: ${what}`,
  place: (what) => `Umieszczono na mapie: ${what}`,
  unplace: (what) => `Zdjęto z mapy: ${what}`,
  place_by_postcode: (_, label) => `Umieszczono według kodu: ${assets(label.count ?? 1)}`,
  delete: (what) => `Przeniesiono do kosza: ${what}`,
  restore: (what) => `Wyjęto z kosza: ${what}`,
  tag: (what) => `Zmieniono tagi: ${what}`,
  edit_many: (what, { field }) => (field ? `Zmieniono: ${what}, ${fieldInSentence(field)}` : `Zmieniono: ${what}`),
  replace: (what, { field }) => (field ? `Zamieniono słowa: ${what}, ${fieldInSentence(field)}` : `Zamieniono słowa: ${what}`),
  add_contact: (what) => `Dodano kontakt: ${what}`,
  edit_contact: (what) => `Zmieniono kontakt: ${what}`,
  remove_contact: (what) => `Usunięto kontakt: ${what}`,
  add_activity: (what) => `Dodano, co się dzieje: ${what}`,
  edit_activity: (what) => `Zmieniono, co się dzieje: ${what}`,
  remove_activity: (what) => `Usunięto, co się dzieje: ${what}`,
  relate: (what) => `Powiązano: ${what}`,
  edit_relationship: (what) => `Zmieniono powiązanie: ${what}`,
  unrelate: (what) => `Usunięto powiązanie: ${what}`,
  add_relationship_type: (what) => `Dodano rodzaj powiązania „${what}”`,
  edit_relationship_type: (what) => `Zmieniono nazwę powiązania „${what}”`,
  confirm: (what) => `Sprawdzono: ${what}`,
  add_attachments: (what, { count: n }) => `Dodano ${count(n ?? 1, 'zdjęcie lub nagranie', 'zdjęcia lub nagrania', 'zdjęć lub nagrań')}: ${what}`,
  edit_attachment: (what) => `Zmieniono zdjęcie: ${what}`,
  order_attachments: (what) => `Zmieniono kolejność zdjęć: ${what}`,
  remove_attachment: (what) => `Usunięto zdjęcie lub nagranie: ${what}`,
  add_area: (what) => `Dodano obszar: ${what}`,
  edit_area: (what) => `Zmieniono obszar: ${what}`,
  remove_area: (what) => `Usunięto obszar: ${what}`,
  split: (what) => `Przecięto: ${what}`,
  join: (what) => `Połączono z innym obszarem: ${what}`,
  split_area: (what) => `Przecięto obszar: ${what}`,
  join_areas: (what) => `Połączono obszary: ${what}`,
  add_boundaries: (_, label) => `Wczytano: ${count(label.count ?? 0, 'granica', 'granice', 'granic')}`,
  remove_boundaries: (_, label) => `Usunięto: ${count(label.count ?? 0, 'granica', 'granice', 'granic')}`,
  save_view: (what) => `Zachowano widok: ${what}`,
  remove_view: (what) => `Zapomniano widok: ${what}`,
  add_field: (what) => `Dodano pole: ${what}`,
  edit_field: (what) => `Zmieniono pole: ${what}`,
  order_fields: () => 'Zmieniono kolejność własnych pól',
  retire_field: (what) => `Odłożono pole: ${what}`,
  restore_field: (what) => `Przywrócono pole: ${what}`,
  jot: () => 'Zanotowano coś na szybko',
  settle_inbox: (what, { record, count: many }) =>
    record ? `Załatwiono w poczekalni: ${what}` : `Załatwiono w poczekalni ${many ? count(many, 'rzecz', 'rzeczy', 'rzeczy') : 'coś'}`,
  import: (_, label) => `Wczytano ${assets(label.count ?? 2)}`,
  add_partner: (what) => `Dodano partnera: ${what}`,
  edit_partner: (what) => `Zmieniono partnera: ${what}`,
  remove_partner: (what) => `Usunięto partnera: ${what}`,
  save_profile: (what) => `Zachowano wybór pól: ${what}`,
  remove_profile: (what) => `Usunięto wybór pól: ${what}`,
  release: () => 'Podzielono się i zapisano to w rejestrze',
  rename: () => 'Zmieniono nazwę tego spisu',
  undo: () => 'Cofnięto krok',
  redo: () => 'Ponowiono krok',
  merge: () => 'Przyjęto zmiany z innego laptopa',
};

const NAMELESS: Partial<Record<Action, string>> = {
  relate: 'Powiązano dwa zasoby',
  edit_relationship: 'Zmieniono powiązanie',
  unrelate: 'Usunięto powiązanie',
  add_contact: 'Dodano kontakt',
  edit_contact: 'Zmieniono kontakt',
  remove_contact: 'Usunięto kontakt',
  add_relationship_type: 'Dodano własny rodzaj powiązania',
  edit_relationship_type: 'Zmieniono nazwę powiązania',
  save_profile: 'Zachowano wybór pól',
  remove_profile: 'Usunięto wybór pól',
  add_partner: 'Dodano partnera',
  edit_partner: 'Zmieniono partnera',
  remove_partner: 'Usunięto partnera',
};

/** "Przeniesiono: Seed swap shelf", "Zmieniono tagi: 12 zasobów", "Wczytano 127 zasobów". */
export function stepWords(label: Label, name: string | null): string {
  const many = label.count !== null && label.count !== undefined && label.count > 1;
  if (!name && !many && NAMELESS[label.action]) return NAMELESS[label.action] ?? '';
  const what = name ?? (many ? assets(label.count ?? 2) : 'zasób');
  return SENTENCES[label.action](what, label);
}
