// Answers of the fake core for this page and the register. For tests and `dev.html`.

import type {
  Disclosure,
  Finding,
  Leaving,
  Outcome,
  Partner,
  Reason,
  RegisterLine,
  ReleasePreview,
  ReleaseProfile,
  ReleaseRequest,
} from '../../core/bindings';
import type { Print } from '../../core/print';
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
  return { id, name: asset.name, kind: asset.kind, precision, fields, held_back, at: null, leaves_at: null, leaves_within: null };
}

/** A number in a text, beyond the team: it stays until somebody keeps it. */
function findingsOf(leaving: FakeAsset[], { audience, choices }: ReleaseRequest): Finding[] {
  if (audience === 'me' || audience === 'team') return [];
  return leaving.flatMap(({ id, asset }) => {
    const [words] = /\d{5} ?\d{6}/.exec(asset.summary ?? '') ?? [];
    if (!words || !asset.summary) return [];
    const at = asset.summary.indexOf(words);
    const passage = { before: asset.summary.slice(0, at), words, after: asset.summary.slice(at + words.length) };
    const choice = choices[`phone-${id}`] ?? null;
    return [{ key: `phone-${id}`, record: id, name: asset.name, kind: asset.kind, field: 'summary', what: 'phone', passage, choice, decided_on: null }];
  });
}

/** Lets the fake core answer what Share and the register ask. */
export function pretendToShare(fake: Fake) {
  const profiles: { id: string; is: ReleaseProfile }[] = [];
  const disclosures: RegisterLine[] = [];
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
    const asking = asked.filter((each) => reason(each) === null);
    const findings = findingsOf(asking, request);
    const isOut = (each: FakeAsset) => findings.some((found) => found.record === each.id && found.choice?.do === 'leave_out_record');
    const leaving = asking.filter((each) => !isOut(each));
    const last = disclosures.find((each) => each.is.audience === audience && audience !== 'me' && audience !== 'team');
    const none = { count: 0, names: [] };
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
      rules: profile?.coarsest ? ['Places are given as squares of about 275 metres of one fixed grid (Plus Codes), and their addresses are left out.'] : [],
      findings,
      findings_total: findings.length,
      findings_open: findings.filter((each) => each.choice === null).length,
      since_last: last ? { on: last.is.on, new: none, changed: none, gone: none } : null,
      others_heard: null,
    };
  }

  /** A sheet with nothing but its title: what is on it only the shell can set. */
  fake.shell.print = async ({ asked }) => {
    const { request, print, save } = JSON.parse(String(asked)) as { request: ReleaseRequest; print: Print; save: { path: string } | null };
    const { released, people, token } = preview(request, 0);
    const notes = { pages: 2, assets: released, drawn: released - 5, without_number: 0, beyond: 0, missing: [] };
    if (save) {
      const made = (await fake.invoke('call', { name: 'save_release', args: { request, path: save.path, token } })) as Outcome<unknown>;
      return { ...made, value: { result: { ...(made.value as object), files: [save.path], people }, notes } };
    }
    const [short, long] = print.paper.size === 'a4' ? [210, 297] : [297, 420];
    const [width, height] = print.paper.landscape ? [long, short] : [short, long];
    const first_page = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="white"/><text x="12" y="22" font-size="9">Aldermoor</text><rect x="12" y="34" width="${width - 24}" height="${height - 60}" fill="#e9ede6"/></svg>`;
    return { notes, frame: null, first_page };
  };

  fake.also({
    preview_release: ({ request, offset }) => preview(request, offset),
    first_of_release: ({ request }) => {
      const { leaving, released, withheld } = preview(request, 0);
      return { asked: released + withheld, leaving, open: [] };
    },
    leave_preview: () => null,
    save_release: ({ request, path }) => {
      const { released, people, staying } = preview(request, 0);
      const partner = /^partners:(.+)$/.exec(request.audience)?.[1] ?? null;
      const withheld = Object.fromEntries(staying.map((each) => [each.reason, each.count]));
      const purpose = profiles.find((each) => each.id === request.profile)?.is.purpose;
      // Numbers, not bigints: they cross as JSON.
      disclosures.unshift({
        id: `given-${next++}`,
        fields: ['kind', 'name', 'place', 'summary', 'tags'],
        is: { on: new Date().toISOString(), audience: request.audience, partner, profile: request.profile, format: request.format, released, people, withheld, accepted: [], purposes: purpose ? [{ words: purpose, digest: '5d41402abc4b2a76' }] : [], bases: people > 0 && partner ? { consent: people } : {}, fields: ['kind', 'name', 'place', 'summary', 'tags'], sha256: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c', ids_digest: '7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730' } as unknown as Disclosure,
        by: 'Maryam',
        laptop: null,
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
    release_fields: () => ['summary', 'story', 'tags', 'address', 'phone', 'website'],
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
