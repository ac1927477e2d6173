import fc from 'fast-check';
import { stateCatalog } from '../findings/catalog/state';
import { testCoverage, testRules } from '../findings/testing/cases';
import type { Finding } from '../findings/finding';
import { bridgeWith } from '../nad/testing/networks';
import { worldOf } from '../world/world';
import { checkVms } from './of-vms';
import { stateCases } from '../vm/testing/cases-state';
import { nodeOf } from '../vm/testing/cluster';
import {
  bridgeNic,
  conditions,
  kubeVirt,
  masquerade,
  multus,
  nicStatus,
  podNetwork,
  podOf,
  primaryNic,
  vmiOf,
  vmOf,
  type VmParts,
} from '../vm/testing/vms';

const check = (objects: unknown): Finding[] => checkVms(worldOf(objects as unknown[]));
const RESOURCE = { 'bridge.network.kubevirt.io/br1': '1k' };
const lan = bridgeWith({}, { name: 'lan-net' });

describe('rules on running VMs', () => {
  testRules(stateCases, check);
  testCoverage(stateCases, stateCatalog);

  it('fill in every placeholder of the messages', () => {
    for (const [, , fires] of stateCases) {
      for (const { code, params } of check(fires)) {
        const entry = (stateCatalog as Record<string, { message: string } | undefined>)[code];
        for (const [, key = ''] of (entry?.message ?? '').matchAll(/\{\{(\w+)\}\}/g)) {
          expect([code, Object.keys(params)]).toEqual([code, expect.arrayContaining([key])]);
        }
      }
    }
  });

  const absent: VmParts = { interfaces: [masquerade, bridgeNic({ state: 'absent' })] };
  const only: VmParts = { template: { nodeSelector: { zone: 'a' } } };

  it.each<[string, unknown[]]>([
    ['a VM that runs', [vmOf(), vmiOf(), podOf(), lan, ...nodeOf('node-1', { bridges: ['br1'] })]],
    ['a stopped VM', [vmOf({ spec: { runStrategy: 'Halted' } }), lan]],
    [
      'a VM that starts',
      [
        vmOf(),
        vmiOf({ status: { phase: 'Scheduling', interfaces: [], conditions: [] } }),
        lan,
        ...nodeOf('node-1', { bridges: ['br1'], resources: RESOURCE }),
        ...nodeOf('node-2'),
      ],
    ],
    [
      'a VM that starts where a node is not known',
      [
        vmOf(),
        vmiOf({ status: { phase: 'Scheduling', interfaces: [], conditions: [] } }),
        lan,
        ...nodeOf('node-1', { resources: RESOURCE }).slice(0, 1),
        ...nodeOf('node-2'),
      ],
    ],
    [
      'a VM that is pending',
      [vmOf(), vmiOf({ status: { phase: 'Pending', interfaces: undefined, conditions: [] } })],
    ],
    [
      'a VM that migrates, with two pods',
      [
        vmOf(),
        vmiOf({
          status: {
            migrationState: { startTimestamp: '2026-01-01T00:00:00Z', targetNode: 'node-2' },
            conditions: conditions(['MigrationRequired', 'True']),
          },
        }),
        podOf(),
        podOf([primaryNic], { name: 'target', node: 'node-2' }),
        lan,
      ],
    ],
    [
      'an interface being unplugged',
      [vmOf(absent), vmiOf(absent), podOf(), lan, ...nodeOf('node-1', { bridges: ['br1'] })],
    ],
    [
      'an interface unplugged from the guest',
      [
        vmOf(absent),
        vmiOf({
          ...absent,
          status: {
            interfaces: [nicStatus('default'), nicStatus('lan', { infoSource: 'multus-status' })],
            conditions: conditions([
              'MigrationRequired',
              'False',
              { reason: 'AutoMigrationPending' },
            ]),
          },
        }),
        podOf(),
        lan,
      ],
    ],
    [
      'an interface that is being plugged in',
      [
        vmOf(),
        vmiOf({
          interfaces: [masquerade],
          networks: [podNetwork],
          status: { interfaces: [nicStatus('default')] },
        }),
        podOf([primaryNic]),
        lan,
        kubeVirt(),
      ],
    ],
    [
      'a bridge that is missing only where the VM may not run',
      [
        vmOf(only),
        lan,
        ...nodeOf('node-1', { bridges: ['br1'], resources: RESOURCE, labels: { zone: 'a' } }),
        ...nodeOf('node-2', { labels: { zone: 'b' } }),
      ],
    ],
    [
      'what only the guest knows',
      [
        vmOf(),
        vmiOf({
          status: {
            interfaces: [
              nicStatus('default'),
              nicStatus('lan'),
              { interfaceName: 'docker0', infoSource: 'guest-agent', ipAddress: '172.17.0.1' },
            ],
          },
        }),
        podOf(),
        lan,
      ],
    ],
    [
      'an instance of a version that names no sources',
      [
        vmOf(),
        vmiOf({
          status: {
            interfaces: [
              nicStatus('default', { infoSource: undefined }),
              nicStatus('lan', { infoSource: undefined }),
            ],
          },
        }),
        lan,
      ],
    ],
  ])('say nothing of %s', (_title, objects) => {
    expect(check(objects)).toEqual([]);
  });

  it('lie on the instance where there is no VM', () => {
    const [finding] = check([
      vmiOf({
        networks: [podNetwork, multus()],
        status: { interfaces: [nicStatus('lan', { linkState: 'down' })] },
      }),
    ]);
    expect(finding).toMatchObject({
      code: 'VMN715',
      object: { kind: 'VirtualMachineInstance' },
      path: 'spec.domain.devices.interfaces[1].state',
    });
  });

  it('never throw, whatever instances and pods are made of', () => {
    const anything = fc.anything({ maxDepth: 3 });
    const status = fc.dictionary(
      fc.constantFrom('interfaces', 'conditions', 'phase', 'migrationState', 'nodeName'),
      fc.oneof(
        anything,
        fc.array(
          fc.dictionary(
            fc.constantFrom('name', 'mac', 'infoSource', 'ipAddresses', 'type', 'status', 'reason'),
            fc.oneof(anything, fc.constantFrom('lan', 'True', 'False', 'MigrationRequired')),
          ),
        ),
      ),
    );
    fc.assert(
      fc.property(status, status, anything, fc.string(), (ofVm, ofVmi, metadata, networks) => {
        const pod = podOf(networks);
        check([
          vmOf({ status: ofVm }),
          vmiOf({ status: ofVmi }),
          { ...pod, metadata: { ...pod.metadata, creationTimestamp: metadata } },
          { ...lan, metadata: { ...lan.metadata, managedFields: metadata } },
          ...nodeOf('node-1'),
          kubeVirt(),
        ]);
      }),
      { numRuns: 500 },
    );
  });
});
