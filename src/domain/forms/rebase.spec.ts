import { nadForms } from '../nad/forms';
import { bridgeWith } from '../nad/testing/networks';
import type { NetworkAttachmentDefinition } from '../nad/types';
import { editByForm } from './rebase';

const form = nadForms['linux-bridge'];

const configOf = (nad: NetworkAttachmentDefinition): unknown => JSON.parse(nad.spec?.config ?? '');

describe('a form on a newer state of its object', () => {
  const before = bridgeWith({ vlan: 100 });
  const read = form.read(before);
  if (read.kind !== 'form') throw new Error('the form fits');

  it('keeps what others changed meanwhile in fields that the user left alone', () => {
    const current = bridgeWith({ vlan: 100, mtu: 1400 });
    const edit = editByForm(form, before, { ...read.values, vlan: '200' });
    expect(configOf(edit(current))).toMatchObject({ vlan: 200, mtu: 1400 });
  });

  it('has the user win where both changed the same field', () => {
    const current = bridgeWith({ vlan: 300 });
    const edit = editByForm(form, before, { ...read.values, vlan: '200' });
    expect(configOf(edit(current))).toMatchObject({ vlan: 200 });
  });

  it('changes nothing where nothing was changed', () => {
    const current = bridgeWith({ vlan: 300 });
    expect(editByForm(form, before, read.values)(current)).toBe(current);
  });
});
