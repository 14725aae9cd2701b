import { describe, expect, it } from 'vitest';
import type { Audience, Consent, ConsentState, Sent, Shareable, Sharing } from '../../core/bindings';
import { knows, localDay, reaches, toTell, whyNothing } from './standing';

const COUNCIL: Audience = 'partners:council';
let next = 1;

function given(to: Audience, what: Shareable[], state: ConsentState = 'stands', on = '2026-03-01') {
  const is: Consent = {
    person: 'nadia', purpose: 'find', what, to, how: 'spoken', wording: 'May we?', wording_version: null, on,
    taken_by: null, guardian: null, form: null, review_by: null, withdrawn: state === 'withdrawn' ? '2026-06-01' : null,
  };
  return { id: `consent-${next++}`, is, purpose: 'so that', partners: ['Council'], state };
}
const sent = (audience: Audience, on = '2026-05-12T10:00:00', what: Shareable[] = ['name', 'gifts']): Sent => ({
  id: `sent-${next++}`, on, audience, partner: audience === 'public' ? null : 'Council', contact: 'desk@example.org', format: 'geojson', what,
});
function sharing(part: Partial<Sharing>): Sharing {
  return { name: 'Nadia', is_child: false, restricted: false, audience: 'team', sensitivity: 'ordinary', consents: [], shared: [], because: [], sent: [], ...part };
}

describe('what a reader may know', () => {
  it('is what stands for it, and nobody else’s', () => {
    const page = sharing({ shared: [{ partner: 'council', name: 'Council', what: ['name'] }] });
    expect(knows(page, COUNCIL)).toEqual(['name']);
    expect(knows(page, 'partners:trust')).toEqual([]);
    expect(knows(page, 'public')).toEqual([]);
  });
  it('what was said to everyone reaches each, and what was said to one reaches that one', () => {
    expect(reaches('public', COUNCIL)).toBe(true);
    expect(reaches('partners:trust,council', COUNCIL)).toBe(true);
    expect(reaches(COUNCIL, 'partners:counc')).toBe(false);
    expect(reaches(COUNCIL, 'public')).toBe(false);
  });
  it('is nothing for a reason', () => {
    const why = (...consents: Sharing['consents']) => whyNothing(sharing({ consents }), COUNCIL);
    expect(whyNothing(sharing({ sensitivity: 'safeguarded', consents: [given(COUNCIL, ['name'])] }), COUNCIL)).toMatch(/Safeguarded/);
    expect(why()).toMatch(/not asked/);
    expect(why(given('partners:trust', ['name'], 'withdrawn'))).toMatch(/not asked/);
    expect(why(given(COUNCIL, ['name'], 'withdrawn'))).toMatch(/taken back/);
    expect(why(given(COUNCIL, ['name'], 'lapsed'), given(COUNCIL, ['name'], 'withdrawn'))).toMatch(/ran out/);
  });
});

describe('who should be told', () => {
  it('nobody, while it stands or nothing was sent', () => {
    expect(toTell(sharing({ consents: [given(COUNCIL, ['name'])], shared: [{ partner: 'council', name: 'Council', what: ['name'] }], sent: [sent(COUNCIL)] }))).toEqual([]);
    expect(toTell(sharing({ consents: [given(COUNCIL, ['name'], 'withdrawn')] }))).toEqual([]);
  });
  it('whoever was sent what was taken back, with every day, once', () => {
    const page = sharing({ consents: [given(COUNCIL, ['name', 'gifts'], 'withdrawn')], sent: [sent(COUNCIL), sent(COUNCIL, '2026-04-02T09:00:00')] });
    const told = toTell(page);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ audience: COUNCIL, name: 'Council', what: ['name', 'gifts'], named: true });
    expect(told[0]?.sent.map(({ on }) => on)).toEqual(['2026-05-12T10:00:00', '2026-04-02T09:00:00']);
  });
  it('only of what does not stand by another answer', () => {
    const consents = [given(COUNCIL, ['name']), given(COUNCIL, ['name', 'story'], 'withdrawn')];
    const page = sharing({ consents, shared: [{ partner: 'council', name: 'Council', what: ['name'] }], sent: [sent(COUNCIL, '2026-05-12T10:00:00', ['name', 'story'])] });
    expect(toTell(page)[0]?.what).toEqual(['story']);
  });
  it('no more than they were given: not the name, nor what was agreed to after it was sent', () => {
    const consents = [given(COUNCIL, ['gifts'], 'withdrawn'), given(COUNCIL, ['name', 'photo'], 'withdrawn', '2026-05-20')];
    const before = sent(COUNCIL, '2026-05-12T10:00:00', ['gifts']);
    expect(toTell(sharing({ consents, sent: [before] }))[0]).toMatchObject({ what: ['gifts'], named: false });
    // Sent without the name once, it stays unsaid who that was.
    expect(toTell(sharing({ consents, sent: [sent(COUNCIL), before] }))[0]).toMatchObject({ what: ['name', 'gifts'], named: false });
    expect(toTell(sharing({ consents, sent: [sent(COUNCIL, '2026-05-12T10:00:00', ['story'])] }))).toEqual([]);
  });
});

it('a day is that of the laptop', () => {
  expect(localDay(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});
