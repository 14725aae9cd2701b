// What somebody is asked, before they have answered: towards whom, what, in which words; and keeping a yes.

import type { AssetId, Audience, How, Purpose, PurposeId, Shareable, Sharing, With } from '../../core/bindings';
import { catalogue } from '../../state/catalogue.svelte';
import type { Asked } from '../../state/page.svelte';
import { consent as words } from '../../text/words';
import { today, whomIn, type Partners } from './standing';

/** A purpose that is worded here and kept together with the first yes for it. */
export const NEW = 'new';
export const SHAREABLES: Shareable[] = ['name', 'gifts', 'languages', 'story', 'contact', 'photo', 'area'];

export interface About {
  person: AssetId;
  sharing: Sharing;
  partners: Partners;
  purposes: With<PurposeId, Purpose>[];
}

export class Asking {
  /** What is known of the person, the partners and the purposes now. */
  about = $state.raw() as About;
  to = $state<Audience | null>(null);
  what = $state<Shareable[]>([]);
  purpose = $state<PurposeId>(NEW);
  /** The words of a new purpose. */
  label = $state(words.readyPurpose);
  how = $state<How>('spoken');
  form = $state<string | null>(null);
  takenBy = $state(catalogue.info?.worker ?? '');
  on = $state(today());
  reviewBy = $state('');
  guardian = $state('');

  constructor(about: About, asked: Asked) {
    this.about = about;
    // Of a child nothing leaves, so only the team can be meant.
    this.to = about.sharing.is_child ? 'team' : (asked.to ?? null);
    this.what = asked.what ? [...asked.what] : ['name', 'gifts'];
    this.purpose = asked.purpose ?? about.purposes[0]?.id ?? NEW;
    if (about.purposes.length > 0) this.label = '';
  }

  /** Whom it is towards, by name. */
  get whom(): string {
    return this.to === null ? '' : whomIn(this.to, this.about.partners);
  }

  /** What it is for, as it is read out. */
  get why(): string {
    const known = this.about.purposes.find(({ id }) => id === this.purpose);
    return (known?.is.label ?? this.label).trim().replace(/[.?!]+$/, '');
  }

  /** What is read out; none while it is not said to whom, what and what for. */
  get wording(): string | null {
    if (this.to === null || this.what.length === 0 || this.why === '') return null;
    const reader = this.to === 'team' || this.to === 'public' ? this.to : 'partner';
    const what = SHAREABLES.filter((each) => this.what.includes(each));
    const { sharing } = this.about;
    return words.wording(reader, this.whom, what, this.why, sharing.is_child ? sharing.name : null);
  }

  tick(what: Shareable, on: boolean) {
    this.what = on ? [...this.what, what] : this.what.filter((each) => each !== what);
  }

  /** Writes a yes down. Answers whether it was. */
  async keep(): Promise<boolean> {
    const wording = this.wording;
    if (wording === null || this.to === null) return false;
    if (this.purpose === NEW) {
      const purpose: Purpose = { label: this.why, basis: 'consent', retention_months: null, assessment: null };
      const kept = await catalogue.attempt('save_purpose', { id: null, purpose });
      if (!kept) return false;
      // Should the next step fail, it is not made twice.
      this.about = { ...this.about, purposes: [...this.about.purposes, { id: kept.value, is: purpose }] };
      this.purpose = kept.value;
    }
    const given = await catalogue.attempt('give_consent', {
      consent: {
        person: this.about.person,
        purpose: this.purpose,
        what: SHAREABLES.filter((each) => this.what.includes(each)),
        to: this.to,
        how: this.how,
        wording,
        wording_version: words.wordingVersion,
        on: this.on,
        taken_by: this.takenBy.trim() || null,
        guardian: this.guardian.trim() || null,
        form: this.how === 'form_photo' ? this.form : null,
        review_by: this.reviewBy || null,
        withdrawn: null,
      },
    });
    return given !== undefined;
  }
}
