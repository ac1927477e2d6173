import fc from 'fast-check';
import type { KubernetesResource } from '../core/resource';
import type { Form } from '../forms/form';
import { checkSriovNetwork } from './check-network';
import { checkSriovPolicy } from './check-policy';
import { sriovNetworkForm, sriovPolicyForm } from './forms';
import { network, policy } from './testing/objects';

const change = <V extends object>(
  form: Form<KubernetesResource, V>,
  object: KubernetesResource,
  changes: Partial<V>,
): KubernetesResource => {
  const read = form.read(object);
  if (read.kind !== 'form') throw new Error(read.reason);
  return form.apply(object, { ...read.values, ...changes });
};

describe('the form of a SriovNetwork', () => {
  it('makes one as the API server takes it', () => {
    const empty = sriovNetworkForm.create({ name: 'fast', namespace: 'ops' });
    const made = change(sriovNetworkForm, empty, {
      namespace: 'web',
      resourceName: 'nics',
      vlan: '7',
      vlanQoS: '3',
      spoofChk: 'off',
      trust: 'on',
      maxTxRate: '1000',
      capabilities: '{"mac": true}',
    });
    expect(made).toEqual({
      apiVersion: 'sriovnetwork.openshift.io/v1',
      kind: 'SriovNetwork',
      metadata: { name: 'fast', namespace: 'ops' },
      spec: {
        resourceName: 'nics',
        networkNamespace: 'web',
        vlan: 7,
        vlanQoS: 3,
        spoofChk: 'off',
        trust: 'on',
        maxTxRate: 1000,
        capabilities: '{"mac": true}',
      },
    });
    expect(checkSriovNetwork(made)).toEqual([]);
  });

  it('keeps a number as typed that is none, for a rule to name it', () => {
    const made = change(sriovNetworkForm, network(), { vlan: 'seven' });
    expect(checkSriovNetwork(made)).toContainEqual(
      expect.objectContaining({ code: 'VMN510', path: 'spec.vlan' }),
    );
  });

  it('shows no object whose settings cannot be read', () => {
    expect(sriovNetworkForm.read({ ...network(), spec: 'x' }).kind).toBe('text-only');
  });
});

describe('the form of a SriovNetworkNodePolicy', () => {
  it('makes one for VMs', () => {
    const empty = sriovPolicyForm.create({ name: 'nics', namespace: 'ops' });
    const made = change(sriovPolicyForm, empty, {
      resourceName: 'nics',
      pfNames: 'ens4f0#0-3, ens4f1#0-3',
      numVfs: '4',
    });
    expect(made.spec).toEqual({
      resourceName: 'nics',
      nodeSelector: { 'feature.node.kubernetes.io/network-sriov.capable': 'true' },
      nicSelector: { pfNames: ['ens4f0#0-3', 'ens4f1#0-3'] },
      numVfs: 4,
      deviceType: 'vfio-pci',
    });
    expect(checkSriovPolicy(made)).toEqual([]);
  });

  it('leaves an empty selector where all labels go', () => {
    const made = change(sriovPolicyForm, policy({ nodeSelector: { a: 'b' } }), {
      nodeSelector: '',
    });
    expect(made.spec).toMatchObject({ nodeSelector: {} });
  });
});

const known = fc.constantFrom('vlan', 'trust', 'ipam', 'nodeSelector', 'nicSelector', 'isRdma');

describe.each([
  ['a SriovNetwork', sriovNetworkForm, network],
  ['a SriovNetworkNodePolicy', sriovPolicyForm, policy],
])('%s', (_name, form, object) => {
  it('is the same object where nothing is changed, whatever it holds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.oneof(known, fc.string()), fc.jsonValue()), (more) => {
        const before = object(more);
        const read = form.read(before);
        if (read.kind !== 'form') throw new Error(read.reason);
        // Each form takes its own values back.
        expect(form.apply(before, read.values as never)).toBe(before);
      }),
    );
  });

  it('keeps what it does not show', () => {
    const before = object({ logLevel: 'debug', unknown: { a: [1] } });
    const read = form.read(before);
    if (read.kind !== 'form') throw new Error(read.reason);
    const after = form.apply(before, { ...read.values, resourceName: 'others' } as never);
    expect(after.spec).toEqual({
      ...before.spec,
      resourceName: 'others',
    });
  });
});
