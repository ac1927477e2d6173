import { mergeChanges } from '../../text/rebase';
import { changedFields, changedParts, editOfForm } from './form-changes';
import type { InterfaceForm } from '../form/interface-form';
import { applyInterface, readInterface } from './interface-change';
import { emptyForm } from '../form/interface-form';
import { bridgeNic, masquerade, vmOf } from '../testing/vms';

const formOf = (vm: ReturnType<typeof vmOf>): InterfaceForm =>
  readInterface(vm, 'lan') ?? emptyForm();

describe('what a user changed in a form', () => {
  const read = formOf(vmOf());

  it('is nothing where the values are the same', () => {
    expect(changedFields(read, { ...read, ports: [] })).toEqual([]);
  });

  it('is each thing once, whatever fields it has', () => {
    const edited: InterfaceForm = {
      ...read,
      networkKind: 'pod',
      networkName: '',
      bootFileName: 'pxe',
      ntpServers: '10.0.0.1',
      multiqueue: true,
    };
    expect(changedParts(read, edited)).toEqual(['network', 'dhcpOptions', 'multiqueue']);
  });
});

describe('an edit on what the interface has become meanwhile', () => {
  const before = vmOf();
  const read = formOf(before);
  const edited = { ...read, mac: '02:00:00:00:00:99' };

  it('keeps what somebody else changed in other fields', () => {
    const current = vmOf({ interfaces: [masquerade, bridgeNic({ model: 'e1000e' })] });
    expect(mergeChanges(read, edited, formOf(current))).toMatchObject({
      mac: '02:00:00:00:00:99',
      model: 'e1000e',
    });
    const change = editOfForm('lan', read, edited)(current);
    const after = change?.kind === 'edit' ? applyInterface(current, 'lan', change.form) : current;
    expect(readInterface(after, 'lan')).toEqual({ ...formOf(current), mac: '02:00:00:00:00:99' });
  });

  it('counts for a field that both changed', () => {
    const current = vmOf({
      interfaces: [masquerade, bridgeNic({ macAddress: '02:00:00:00:00:11' })],
    });
    expect(mergeChanges(read, edited, formOf(current)).mac).toBe('02:00:00:00:00:99');
  });

  it('cannot be made where the interface is gone', () => {
    expect(editOfForm('gone', read, edited)(before)).toBeUndefined();
  });
});
