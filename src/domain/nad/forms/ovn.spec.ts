import { checkNad } from '../check';
import { nadOf, ovnWith } from '../testing/networks';
import type { NetworkAttachmentDefinition } from '../types';
import type { Form } from '../../forms/form';
import { ovnLayer2Form } from './ovn-layer2';
import { ovnLocalnetForm } from './ovn-localnet';

const change = <V extends object>(
  form: Form<NetworkAttachmentDefinition, V>,
  nad: NetworkAttachmentDefinition,
  values: Partial<V>,
): NetworkAttachmentDefinition => {
  const read = form.read(nad);
  if (read.kind !== 'form') throw new Error(read.reason);
  return form.apply(nad, { ...read.values, ...values });
};

const configOf = (nad: NetworkAttachmentDefinition): unknown => JSON.parse(nad.spec?.config ?? '');
const network = (changes: object, topology = 'localnet'): NetworkAttachmentDefinition =>
  nadOf(ovnWith(topology, changes).spec.config);

describe('ovnLocalnetForm', () => {
  it('makes networks that share a mapping and stay apart', () => {
    const nad = change(ovnLocalnetForm, ovnLocalnetForm.create({ namespace: 'web' }), {
      name: 'vlan-7',
      physicalNetworkName: 'physnet',
      vlanID: '7',
      mtu: '1500',
    });
    expect(configOf(nad)).toEqual({
      cniVersion: '0.3.1',
      name: 'web-vlan-7',
      type: 'ovn-k8s-cni-overlay',
      topology: 'localnet',
      netAttachDefName: 'web/vlan-7',
      physicalNetworkName: 'physnet',
      vlanID: 7,
      mtu: 1500,
    });
    expect(checkNad(nad)).toEqual([]);
  });

  it('needs a name and a mapping first', () => {
    const codes = checkNad(ovnLocalnetForm.create({ namespace: 'web' })).map(
      ({ code, severity }) => (severity === 'error' ? code : ''),
    );
    expect(codes.filter(Boolean)).toEqual(['VMN101', 'VMN236']);
  });

  it('keeps the mapping of a network that is found by its name', () => {
    const nad = network({ name: 'net' });
    expect(configOf(change(ovnLocalnetForm, nad, { name: 'other' }))).toMatchObject({
      name: 'net',
      netAttachDefName: 'default/other',
    });
  });

  it('writes what was typed where it is no number', () => {
    const nad = change(ovnLocalnetForm, network({}), { vlanID: '7a' });
    expect(configOf(nad)).toMatchObject({ vlanID: '7a' });
    expect(checkNad(nad)).toContainEqual(expect.objectContaining({ code: 'VMN130' }));
  });
});

describe('ovnLayer2Form', () => {
  it('makes a network of its own in each namespace', () => {
    const nad = change(ovnLayer2Form, ovnLayer2Form.create({ namespace: 'web', name: 'a' }), {
      namespace: 'db',
      subnets: '10.1.0.0/16',
      allowPersistentIPs: true,
    });
    expect(configOf(nad)).toEqual({
      cniVersion: '0.3.1',
      name: 'db-a',
      type: 'ovn-k8s-cni-overlay',
      topology: 'layer2',
      netAttachDefName: 'db/a',
      subnets: '10.1.0.0/16',
      allowPersistentIPs: true,
    });
    expect(checkNad(nad)).toEqual([]);
  });

  it('follows a name that was made from the object, and no other', () => {
    const named = (name: string) =>
      change(ovnLayer2Form, network({ name }, 'layer2'), { name: 'new' });
    expect(configOf(named('default-net'))).toMatchObject({ name: 'default-new' });
    expect(configOf(named('net'))).toMatchObject({ name: 'new' });
    expect(configOf(named('tenant'))).toMatchObject({ name: 'tenant' });
    const both = change(ovnLayer2Form, network({}, 'layer2'), { name: 'new', networkName: 'mine' });
    expect(configOf(both)).toMatchObject({ name: 'mine', netAttachDefName: 'default/new' });
  });

  it('edits the first plugin of a list, and the name beside it', () => {
    const text =
      '{"name":"tenant","plugins":[{"type":"ovn-k8s-cni-overlay","topology":"layer2","netAttachDefName":"default/net","note":1}]}';
    const nad = change(ovnLayer2Form, nadOf(text), { mtu: '1300', networkName: 'other' });
    expect(nad.spec?.config).toBe(
      text.replace('"note":1', '"note":1,"mtu":1300').replace('"tenant"', '"other"'),
    );
  });

  it('leaves other topologies alone', () => {
    expect(ovnLayer2Form.read(network({}))).toMatchObject({ kind: 'text-only' });
  });
});
