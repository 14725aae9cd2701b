import { describe, expect, it } from 'vitest';
import type { Partner, ReleaseProfile } from '../../core/bindings';
import { goesOn, offered } from './offered';
import { newProfile } from './profile';

const profile = (id: string) => ({ id, is: { ...newProfile(), name: id } as ReleaseProfile });
const partner = (id: string, profiles: string[]) => ({ id, is: { name: id, kind: null, contact: null, agreement: null, profiles } as Partner });
const profiles = ['places', 'groups', 'free'].map(profile);
const partners = [partner('council', ['places', 'groups']), partner('trust', ['groups']), partner('church', [])];
const ids = (audience: string) => {
  const { profiles: some, only } = offered(audience, partners, profiles);
  return [some.map(({ id }) => id).join(' '), only];
};

describe('which choices of fields are offered', () => {
  it('a partner gets its own, and what is for some partners is for nobody else', () => {
    expect(ids('partners:council')).toEqual(['places groups', true]);
    expect(ids('partners:trust')).toEqual(['groups', true]);
    expect(ids('partners:church')).toEqual(['free', false]);
    expect(ids('public')).toEqual(['free', false]);
    expect(ids('team')).toEqual(['places groups free', false]);
  });
  it('the only one is picked, of several none by itself', () => {
    const go = (chosen: string | null, audience: string) => goesOn(chosen, offered(audience, partners, profiles));
    expect(go(null, 'partners:trust')).toBe('groups');
    expect(go('free', 'partners:trust')).toBe('groups');
    expect(go(null, 'partners:council')).toBeNull();
    expect(go('places', 'partners:council')).toBe('places');
    expect(go('places', 'public')).toBeNull();
    expect(go('free', 'partners:church')).toBe('free');
  });
});
