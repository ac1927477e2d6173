import { bindingLabel, networkLabel } from './labels';

describe('what an interface is called', () => {
  it('names how it is connected, plugins by their own name', () => {
    expect(bindingLabel('masquerade')).toMatchObject({ text: 'Masquerade' });
    expect(bindingLabel('plugin:l2bridge')).toEqual({
      text: 'Plugin {{name}}',
      params: { name: 'l2bridge' },
    });
  });

  it('names where it leads', () => {
    expect(networkLabel({ kind: 'pod' })).toMatchObject({ text: 'Pod network' });
    expect(
      networkLabel({ kind: 'multus', namespace: 'shop', name: 'lan', text: 'lan' }),
    ).toMatchObject({ params: { name: 'shop/lan' } });
    expect(networkLabel({ kind: 'resourceClaim', claim: 'nic', request: 'vf' })).toMatchObject({
      params: { claim: 'nic' },
    });
    expect(networkLabel({ kind: 'unknown' })).toMatchObject({ text: 'None' });
  });
});
