// Answers of the fake core for this page and the register. For tests and `dev.html`.

import type {
  Disclosure,
  Leaving,
  Outcome,
  Partner,
  Reason,
  ReleasePreview,
  ReleaseProfile,
  ReleaseRequest,
} from '../../core/bindings';
import type { Fake } from '../../core/fake';
import type { FakeAsset } from '../../core/fake-town';

const PAGE = 50;

function stays(each: FakeAsset, audience: string): Reason | null {
  if (audience === 'me') return null;
  if (each.asset.sensitivity === 'safeguarded') return 'safeguarded';
  if (audience === 'team') return each.asset.audience === 'me' ? 'audience' : null;
  if (each.asset.kind === 'person') return 'person';
  return each.asset.audience === 'public' ? null : 'audience';
}

function leavingOf(fake: Fake, { id, asset, last_checked }: FakeAsset, audience: string, profile: ReleaseProfile | undefined): Leaving {
  const wide = audience !== 'me' && audience !== 'team';
  const fields: Record<string, unknown> = { kind: asset.kind, name: asset.name };
  const held_back: Record<string, string> = {};
  const told: [string, unknown][] = [
    ['summary', asset.summary],
    ['tags', asset.tags.join(';')],
    ['status', asset.status],
    ['times', asset.times],
    ['cost', asset.cost],
    ['story', asset.story],
    ['address', asset.place?.address],
    ['last_confirmed', last_checked],
  ];
  for (const [field, value] of told) if (value) fields[field] = value;
  if (asset.note && wide && !profile?.notes) held_back.note = 'the profile does not name notes';
  for (const name of Object.keys(asset.extra))
    if (!wide || profile?.extra.includes(name)) fields[name.toLowerCase().replace(' ', '_')] = asset.extra[name];
    else held_back[name.toLowerCase().replace(' ', '_')] = 'the profile does not name it';
  for (const { contact } of fake.state.contacts.filter((line) => line.contact.asset === id))
    if (!wide || contact.may_be_published) fields[contact.channel] = contact.value;
    else held_back[contact.channel] = 'it is not marked “may be published”';
  const here = asset.place?.precision ?? 'none';
  const precision = wide && profile?.coarsest && here === 'exact' ? profile.coarsest : here;
  if (precision !== here) held_back.address = 'it would give the spot away';
  if (precision !== here) delete fields.address;
  fields.location_precision = precision;
  return { id, name: asset.name, kind: asset.kind, precision, fields, held_back, at: null, leaves_at: null };
}

/** Lets the fake core answer what Share and the register ask. */
export function pretendToShare(fake: Fake) {
  const profiles: { id: string; is: ReleaseProfile }[] = [];
  const disclosures: { id: string; is: Disclosure }[] = [];
  let next = 1;
  const outcome = async <T>(value: T): Promise<Outcome<T>> => {
    const made = (await fake.invoke('call', { name: 'set_worker', args: { name: 'Maryam' } })) as Outcome<null>;
    return { ...made, value };
  };

  function preview(request: ReleaseRequest, offset: number): ReleasePreview {
    const { what, audience } = request;
    const profile = profiles.find((each) => each.id === request.profile)?.is;
    const here = fake.state.assets.filter((each) => !each.in_bin);
    const asked = what.of === 'selected' ? here.filter((each) => what.ids.includes(each.id)) : here;
    const reason = (each: FakeAsset): Reason | null =>
      profile && profile.kinds.length > 0 && !profile.kinds.includes(each.asset.kind) ? 'not_asked_for' : stays(each, audience);
    const leaving = asked.filter((each) => reason(each) === null);
    const reasons = [...new Set(asked.flatMap((each) => reason(each) ?? []))];
    const staying = reasons.map((why) => {
      const names = asked.filter((each) => reason(each) === why).map((each) => ({ id: each.id, name: each.asset.name, kind: each.asset.kind }));
      return { reason: why, count: names.length, names };
    });
    return {
      token: `${audience} ${asked.length}`,
      released: leaving.length,
      people: leaving.filter((each) => each.asset.kind === 'person').length,
      withheld: asked.length - leaving.length,
      leaving: leaving.slice(offset, offset + PAGE).map((each) => leavingOf(fake, each, audience, profile)),
      staying: staying.sort((a, b) => b.count - a.count),
      photos: 0, ties_released: 4,
      ties_withheld: asked.length - leaving.length,
      rules: profile?.coarsest ? ['Places leave no more exactly than about 1 km: the spot is moved to the middle of its square.'] : [],
    };
  }

  fake.also({
    preview_release: ({ request, offset }) => preview(request, offset),
    save_release: ({ request, path }) => {
      const { released, people, staying } = preview(request, 0);
      const partner = /^partners:(.+)$/.exec(request.audience)?.[1] ?? null;
      const withheld = Object.fromEntries(staying.map((each) => [each.reason, each.count]));
      // Numbers, not bigints: they cross as JSON.
      disclosures.unshift({
        id: `given-${next++}`,
        is: { on: new Date().toISOString(), audience: request.audience, partner, profile: request.profile, format: request.format, released, people, withheld, sha256: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c', ids_digest: '7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730' } as unknown as Disclosure,
      });
      const stem = path.replace(/\.\w+$/, '');
      return outcome({ released, people, withheld, files: [path, `${stem}.ties.${request.format}`, `${stem}.about.json`], since_preview: [] });
    },
    list_partners: () => fake.state.partners,
    add_partner: ({ partner }) => {
      const id = `partner-${next++}`;
      fake.state.partners.push({ id, is: partner });
      return outcome(id);
    },
    edit_partner: ({ id, partner }: { id: string; partner: Partner }) => {
      for (const each of fake.state.partners) if (each.id === id) each.is = partner;
      return outcome(null);
    },
    remove_partner: ({ id }) => {
      fake.state.partners = fake.state.partners.filter((each) => each.id !== id);
      return outcome(null);
    },
    list_profiles: () => profiles,
    save_profile: ({ id, profile }) => {
      const kept = profiles.find((each) => each.id === id);
      if (kept) kept.is = profile;
      const made = id ?? `profile-${next++}`;
      if (!kept) profiles.push({ id: made, is: profile });
      return outcome(made);
    },
    remove_profile: ({ id }) => {
      profiles.splice(profiles.findIndex((each) => each.id === id), 1);
      return outcome(null);
    },
    list_disclosures: () => disclosures,
  });
}
