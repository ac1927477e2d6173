import { formatCidr } from '../net/cidr';
import { refusedChanges } from './immutable';
import { statusOf } from './status';
import { udnSubnetsOf } from './subnets';
import { cudnWith, layer2Udn, udnWith } from './testing/udns';
import { networkNameOf, roleOf } from './types';

describe('networkNameOf', () => {
  it('is what OVN-Kubernetes calls the network', () => {
    expect(networkNameOf(layer2Udn({}))).toBe('default_net');
    expect(networkNameOf(cudnWith({}))).toBe('cluster_udn_net');
    expect(networkNameOf(null)).toBeUndefined();
    expect(roleOf(layer2Udn({ role: 'Primary' }))).toBe('Primary');
  });
});

describe('udnSubnetsOf', () => {
  it('reads the subnets of every topology', () => {
    const read = (udn: unknown) =>
      udnSubnetsOf(udn).map(({ cidr, hostPrefix, path }) => [formatCidr(cidr), hostPrefix, path]);
    expect(read(layer2Udn({ subnets: ['10.1.0.1/16', 'x'] }))).toEqual([
      ['10.1.0.0/16', undefined, 'spec.layer2.subnets[0]'],
    ]);
    expect(
      read(
        cudnWith({
          topology: 'Layer3',
          layer3: { subnets: [{ cidr: '10.1.0.0/16', hostSubnet: 24 }] },
        }),
      ),
    ).toEqual([['10.1.0.0/16', 24, 'spec.network.layer3.subnets[0].cidr']]);
    expect(read(undefined)).toEqual([]);
  });
});

describe('statusOf', () => {
  const condition = (type: string, status: string, message = '') => ({
    type,
    status,
    message,
    reason: 'R',
  });
  const status = (...conditions: object[]) => statusOf({ status: { conditions } });

  it('passes on what the controller says', () => {
    expect(status()).toMatchObject({ state: 'waiting', messages: [] });
    expect(status(condition('NetworkCreated', 'True', 'done'))).toMatchObject({
      state: 'created',
      messages: [],
    });
    expect(status(condition('NetworkCreated', 'False', 'foreign network'))).toEqual({
      state: 'failed',
      label: 'Not created',
      messages: [{ type: 'NetworkCreated', reason: 'R', message: 'foreign network' }],
    });
    expect(
      status(condition('NetworkCreated', 'True'), condition('TransportAccepted', 'False', 'no')),
    ).toMatchObject({ state: 'failed' });
    expect(statusOf(7).state).toBe('waiting');
  });
});

describe('refusedChanges', () => {
  const layer3 = (subnets: object[], role = 'Primary') =>
    udnWith({ topology: 'Layer3', layer3: { role, subnets } });
  const one = { cidr: '10.1.0.0/16', hostSubnet: 24 };
  const two = { cidr: '10.2.0.0/16', hostSubnet: 24 };

  it.each([
    ['nothing', layer2Udn({ mtu: 1400 }), layer2Udn({ mtu: 1400 }), []],
    ['a setting', layer2Udn({ mtu: 1400 }), layer2Udn({ mtu: 1300 }), ['spec.layer2']],
    ['another subnet', layer3([one]), layer3([one, two]), []],
    ['a subnet less', layer3([one, two]), layer3([two]), ['spec.layer3.subnets']],
    [
      'another length',
      layer3([one]),
      layer3([{ ...one, hostSubnet: 25 }]),
      ['spec.layer3.subnets'],
    ],
    [
      'a secondary subnet',
      layer3([one], 'Secondary'),
      layer3([one, two], 'Secondary'),
      ['spec.layer3.subnets'],
    ],
    [
      'the selector',
      cudnWith({ topology: 'Layer2', layer2: {} }),
      cudnWith({ topology: 'Layer2', layer2: {} }, { namespaceSelector: {} }),
      [],
    ],
    [
      'uplinks',
      cudnWith({ topology: 'Layer2', layer2: {} }),
      cudnWith({ topology: 'Layer2', layer2: {} }, { uplinks: ['a'] }),
      ['spec.uplinks'],
    ],
    ['another kind', {}, layer2Udn({}), []],
  ])('judges %s', (_name, before, after, paths) => {
    expect(refusedChanges(before, after)).toEqual(paths);
  });
});
