// The ledger of the pretended catalogue: what people agreed to, simply.

import type { Audience, Consent, ConsentLine, ConsentState, ErasurePlan, PartnerId, SafeguardPlan, SharedWith, Sharing } from './bindings';
import type { Answers, FakeState } from './fake';
import type { FakeAsset } from './fake-town';

type Write = <T>(label: { action: 'save_purpose' | 'remove_purpose' | 'give_consent' | 'withdraw_consent' | 'review_consent' | 'add_partner' | 'edit_partner' | 'remove_partner' | 'erase' | 'safeguard'; record?: string }, work: () => T) => unknown;

const today = () => new Date().toISOString().slice(0, 10);
const partnersOf = (to: Audience) => (to.startsWith('partners:') ? to.slice('partners:'.length).split(',') : []);

function stateOf({ withdrawn, review_by }: Consent): ConsentState {
  if (withdrawn) return 'withdrawn';
  if (review_by && review_by <= today()) return 'lapsed';
  const soon = new Date(Date.now() + 30 * 86400000).toISOString().slice(0, 10);
  return review_by && review_by <= soon ? 'due_soon' : 'stands';
}

function lineOf(state: FakeState, { id, is }: FakeState['consents'][number]): ConsentLine {
  const names = partnersOf(is.to).map((each) => state.partners.find((partner) => partner.id === each)?.is.name ?? '');
  const purpose = state.purposes.find((each) => each.id === is.purpose)?.is.label ?? '';
  return { id, is, purpose, partners: names, state: stateOf(is) };
}

function sharingOf(state: FakeState, id: string, { asset }: FakeAsset): Sharing {
  const consents = state.consents.filter(({ is }) => is.person === id).map((each) => lineOf(state, each)).reverse();
  const stays = asset.is_child || asset.sensitivity === 'safeguarded' || asset.audience === 'me';
  const standing = stays ? [] : consents.filter((each) => each.state === 'stands' || each.state === 'due_soon');
  const share = (partner: PartnerId | null, name: string | null): SharedWith[] => {
    const towards = standing.filter(({ is }) => is.to === 'public' || (partner !== null && partnersOf(is.to).includes(partner)));
    const what = [...new Set(towards.flatMap(({ is }) => is.what))];
    return what.length > 0 ? [{ partner, name, what }] : [];
  };
  const shared = [...state.partners.flatMap((each) => share(each.id, each.is.name)), ...share(null, null)];
  const card = asset.audience === 'me' || asset.audience_reason === null ? [] : [{ of: 'card' as const, what: null, reason: asset.audience_reason }];
  const contacts = state.contacts
    .map(({ contact }) => contact)
    .filter((contact) => contact.asset === id && contact.kind === 'role' && contact.may_be_published)
    .map(({ value, publish_reason }) => ({ of: 'contact' as const, what: value, reason: publish_reason ?? '' }));
  const { name, is_child, restricted, audience, sensitivity } = asset;
  return { name, is_child, restricted, audience, sensitivity, consents, shared, because: [...card, ...contacts], sent: [] };
}

/** Their whole name, where it stands in the notes of others. */
function planOf(state: FakeState, id: string, { asset }: FakeAsset): ErasurePlan {
  const named = state.assets.filter((each) => each.id !== id && each.asset.note?.includes(asset.name));
  const passages = named.map(({ id: record, asset: { name, note } }) => ({
    record, name, unit: 'note', term: asset.name.toLowerCase(), text: note ?? '', now: true, aside: false, ticked: true,
  }));
  const heard = state.conversations.filter(({ is }) => asset.kind === 'person' && is.about.includes(id)).map(({ id: record, is }) => ({
    record, name: null, unit: 'words', term: '', text: is.words, now: true, aside: false, ticked: false,
  }));
  const ties = state.ties.filter(({ relationship }) => relationship.from === id || relationship.to === id).length;
  return { name: asset.name, with: { relationship: ties }, changes: 3, passages: [...passages, ...heard], sent: [], backups: [] };
}

/** What says where it is, simply. */
function guardOf(state: FakeState, id: string, { asset }: FakeAsset): SafeguardPlan {
  const contacts = state.contacts.filter(({ contact }) => contact.asset === id).map(({ contact }) => contact);
  const ends = state.ties.map(({ relationship: { from, to } }) => (from === id ? to : to === id ? from : null));
  const places = state.assets.filter((each) => ends.includes(each.id) && each.asset.kind === 'place');
  return {
    name: asset.name, already: asset.sensitivity === 'safeguarded', spot: asset.place?.geometry != null,
    address: asset.place?.address != null || contacts.some(({ channel }) => channel === 'address'),
    photos: state.photos.filter(({ attachment }) => attachment.asset === id).length,
    ties: places.map((each) => each.asset.name), activities: [], columns: [], inbox: 0, changes: 3, passages: [], backups: [],
    stays: contacts.filter(({ channel }) => channel !== 'address'),
  };
}

export function consentAnswers(state: () => FakeState, write: Write, id: () => string): Answers {
  const asset = (which: string) => {
    const found = state().assets.find((each) => each.id === which);
    if (!found) throw { code: 'not_found', message: 'That person is not in this catalogue any more. It may have been removed in another window.' };
    return found;
  };
  const withdraw = (holds: (each: FakeState['consents'][number]) => boolean) =>
    state().consents.filter(holds).forEach(({ is }) => (is.withdrawn ??= today()));
  return {
    list_partners: () => state().partners.map((each) => ({ ...each })),
    add_partner: ({ partner }) =>
      write({ action: 'add_partner' }, () => { const made = id(); state().partners.push({ id: made, is: partner }); return made; }),
    edit_partner: ({ id: which, partner }) =>
      write({ action: 'edit_partner' }, () => { state().partners.forEach((each) => each.id === which && (each.is = partner)); return null; }),
    remove_partner: ({ id: which }) =>
      write({ action: 'remove_partner' }, () => { state().partners = state().partners.filter((each) => each.id !== which); return null; }),
    list_purposes: () => state().purposes,
    sharing: ({ person }) => sharingOf(state(), person, asset(person)),
    shared_with: ({ person }) => sharingOf(state(), person, asset(person)).shared,
    due_consents: () =>
      state()
        .consents.map((each) => lineOf(state(), each))
        .filter((line) => line.state === 'lapsed' || line.state === 'due_soon')
        .map((consent) => ({ person: consent.is.person, name: asset(consent.is.person).asset.name, consent })),
    plan_safeguard: ({ id: which }) => guardOf(state(), which, asset(which)),
    safeguard: ({ id: which }) =>
      write({ action: 'safeguard', record: which }, () => {
        Object.assign(asset(which).asset, { sensitivity: 'safeguarded', place: null });
        state().photos = state().photos.filter(({ attachment }) => attachment.asset !== which);
        return { backups: [], clean: true };
      }),
    plan_erasure: ({ id: which }) => planOf(state(), which, asset(which)),
    erase: ({ id: which, ticked }) =>
      write({ action: 'erase' }, () => {
        state().assets = state().assets.filter((each) => each.id !== which);
        for (const { id: record, is } of state().conversations)
          if (ticked.some((each) => each.record === record && each.term === '')) is.words = is.words.replace(/./gu, '▒');
        for (const { asset } of state().assets) if (ticked.some(({ record }) => record === 'hall')) asset.note = asset.note?.replace(/./g, '▒') ?? null;
        return { sent: [], backups: [], clean: true };
      }),
    save_purpose: ({ id: which, purpose }) =>
      write({ action: 'save_purpose' }, () => {
        const known = state().purposes.find((each) => each.id === which);
        if (known) known.is = purpose;
        else state().purposes.push({ id: id(), is: purpose });
        return known?.id ?? state().purposes.at(-1)?.id;
      }),
    remove_purpose: ({ id: which }) =>
      write({ action: 'remove_purpose' }, () => { state().purposes = state().purposes.filter((each) => each.id !== which); return null; }),
    give_consent: ({ consent }) =>
      write({ action: 'give_consent', record: consent.person }, () => { const made = id(); state().consents.push({ id: made, is: { ...consent } }); return made; }),
    withdraw_consent: ({ id: which }) => write({ action: 'withdraw_consent' }, () => { withdraw((each) => each.id === which); return []; }),
    withdraw_all: ({ person }) =>
      write({ action: 'withdraw_consent', record: person }, () => { withdraw(({ is }) => is.person === person); return []; }),
    review_consent: ({ id: which, by }) =>
      write({ action: 'review_consent' }, () => { state().consents.forEach((each) => each.id === which && (each.is.review_by = by)); return null; }),
  };
}
