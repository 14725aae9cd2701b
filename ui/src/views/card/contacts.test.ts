import { describe, expect, it } from 'vitest';
import type { Contact, SharedWith } from '../../core/bindings';
import { whoGets } from './contacts';

const contact = (kind: Contact['kind'], may_be_published: boolean) => ({ kind, may_be_published }) as Contact;
const council: SharedWith = { partner: 'c', name: 'Greenfield Council', what: ['name', 'contact'] };
const trust: SharedWith = { partner: 't', name: 'Care Trust', what: ['name'] };
const all: SharedWith = { partner: null, name: null, what: ['name', 'contact'] };

describe('who may be given a contact', () => {
  it('of a person as they agreed to it', () => {
    const own = contact('personal', false);
    expect(whoGets(own, 'person', [])).toBe('team only');
    expect(whoGets(own, 'person', [trust])).toBe('team only');
    expect(whoGets(own, 'person', [council, trust])).toBe('may be given to Greenfield Council');
    expect(whoGets(own, 'person', [all])).toBe('team only');
    expect(whoGets(contact('role', false), 'person', [council, all])).toBe('team only');
    expect(whoGets(contact('role', true), 'person', [])).toBe('team only');
    expect(whoGets(contact('role', true), 'person', [council])).toBe('may be given to Greenfield Council');
    expect(whoGets(contact('role', true), 'person', [council, all])).toBe('may be published');
  });
  it('of anything else as it is marked', () => {
    expect(whoGets(contact('role', true), 'place', [])).toBe('may be published');
    expect(whoGets(contact('role', false), 'place', [council])).toBe('team only');
  });
});
