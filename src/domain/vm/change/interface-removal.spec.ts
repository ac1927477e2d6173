import { bridgeNic, masquerade, multus, podNetwork, vmOf } from '../testing/vms';
import { withRequest } from '../spec/requested-addresses';
import { withoutInterface } from './interface-removal';
import { annotationsOf, withAnnotations } from './template';

const asking = () => {
  const vm = vmOf({
    interfaces: [masquerade, bridgeNic({ name: 'lan' })],
    networks: [podNetwork, multus('lan-net', 'lan')],
  });
  const both = withRequest(withRequest({ own: 'kept' }, 'default', '10.0.0.5'), 'lan', '10.0.0.6');
  return withAnnotations(vm, annotationsOf(vm), both);
};

describe('a VM without an interface', () => {
  it('has neither its network nor what it asked for, and all else', () => {
    const after = withoutInterface(asking(), 'lan');
    expect(after.spec).toMatchObject({
      template: {
        spec: { domain: { devices: { interfaces: [masquerade] } }, networks: [podNetwork] },
      },
    });
    expect(annotationsOf(after)).toEqual({
      own: 'kept',
      'network.kubevirt.io/addresses': '{"default":["10.0.0.5"]}',
    });
  });

  it('is not given the pod network where it loses its last', () => {
    const after = withoutInterface(withoutInterface(asking(), 'lan'), 'default');
    expect(after.spec).toMatchObject({
      template: { spec: { domain: { devices: { autoattachPodInterface: false } } } },
    });
    expect(annotationsOf(after)).toEqual({ own: 'kept' });
  });

  it('is the same where it has none of the name', () => {
    const vm = asking();
    expect(withoutInterface(vm, 'nobody')).toBe(vm);
  });
});
