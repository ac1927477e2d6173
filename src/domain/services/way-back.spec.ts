import { viewOfObject } from '../vm/interfaces/view';
import { worldOf } from '../world/world';
import { running } from './testing/services';
import { wayBackOf } from './way-back';

const POD_MAC = '02:00:00:00:00:01';
const LAN_MAC = '02:00:00:00:00:02';

const nic = (mac: string, text: string) => `  - type: physical
    name: ${mac === POD_MAC ? 'eth0' : 'eth1'}
    mac_address: '${mac}'
    subnets:
${text}
`;
const dhcp = '      - type: dhcp4';
const manual = '      - type: manual';
const fixed = (gateway?: string) =>
  `      - type: static
        address: 10.7.0.5/24${gateway === undefined ? '' : `\n        gateway: ${gateway}`}`;

const vmWith = (nics?: string[]) =>
  running({
    spec: {
      domain: {
        devices: {
          interfaces: [
            { name: 'default', masquerade: {}, macAddress: POD_MAC },
            { name: 'lan', bridge: {}, macAddress: LAN_MAC },
          ],
        },
      },
      networks: [
        { name: 'default', pod: {} },
        { name: 'lan', multus: { networkName: 'lan' } },
      ],
      ...(nics && {
        volumes: [
          {
            name: 'init',
            cloudInitNoCloud: { networkData: `version: 1\nconfig:\n${nics.join('')}` },
          },
        ],
      }),
    },
  });

const back = (objects: object[], family: 4 | 6 = 4) => {
  const world = worldOf(objects);
  const [vm] = world.list('VirtualMachine');
  if (!vm) throw new Error('no VM');
  return wayBackOf([viewOfObject(world, vm)], family);
};

describe('the way of answers', () => {
  it('is that of the question where there is no other interface', () => {
    expect(back(running()).status).toBe('ok');
  });

  it('is not known of a guest with several interfaces, whose routes nobody reports', () => {
    const found = back(vmWith());
    expect([found.status, found.why.params.names]).toEqual(['unknown', 'lan']);
    expect(back(vmWith([nic(POD_MAC, dhcp), nic(LAN_MAC, fixed('10.7.0.1'))])).why.text).toMatch(
      /further interfaces/,
    );
  });

  it('is another one where network data lead out by that alone', () => {
    const found = back(vmWith([nic(POD_MAC, manual), nic(LAN_MAC, fixed('10.7.0.1'))]));
    expect(found.why).toMatchObject({
      text: expect.stringMatching(/lead out by/) as string,
      params: { vms: 'a', names: 'lan' },
    });
  });

  it('is that of the question where network data lead out there', () => {
    const pod = `      - type: static
        address: 10.0.2.2/24
        gateway: 10.0.2.1`;
    expect(back(vmWith([nic(POD_MAC, pod), nic(LAN_MAC, fixed())])).status).toBe('ok');
    // Of the other family they say nothing.
    expect(back(vmWith([nic(POD_MAC, pod), nic(LAN_MAC, fixed())]), 6).status).toBe('unknown');
  });
});
