import { bridgeWith, ovnWith } from '../../nad/testing/networks';
import { runningCases } from './cases-explain-running';
import { nodeOf } from './cluster';
import type { ExplainCase } from './explain-case';
import {
  bridgeNic,
  conditions,
  masquerade,
  multus,
  nicStatus,
  podNetwork,
  podOf,
  vmiOf,
  vmOf,
} from './vms';

const lan = bridgeWith({}, { name: 'lan-net' });
const RESOURCE = { 'bridge.network.kubevirt.io/br1': '1k' };
const node = nodeOf('node-1', { bridges: ['br1'], resources: RESOURCE });

const noAgent = conditions(['AgentConnected', 'False']);

const unplaced: ExplainCase[] = [
  ['all is well', 'ok, ok, ok, ok, ok, ok, ok', [vmOf(), vmiOf(), podOf(), lan, ...node]],
  [
    'the pod network',
    'ok, ok, notApplicable, ok, ok, ok, ok',
    [vmOf(), vmiOf(), podOf(), lan],
    'default',
  ],
  [
    'the pod network without guest agent',
    'ok, ok, notApplicable, ok, ok, unknown, ok',
    [
      vmOf(),
      vmiOf({
        status: {
          conditions: noAgent,
          interfaces: [nicStatus('default', { infoSource: 'domain', interfaceName: undefined })],
        },
      }),
      podOf(),
      lan,
    ],
    'default',
  ],
  // Pain 66, 91: the network does not exist, or no longer.
  [
    'no such network',
    'ok, broken VMN680, unknown, notApplicable, notApplicable, notApplicable, notApplicable',
    [vmOf({ networks: [podNetwork, multus('gone')] }), lan],
  ],
  // Pain 89: namespaces are isolated.
  [
    'a network of another namespace',
    'ok, broken VMN681, unknown, notApplicable, notApplicable, notApplicable, notApplicable',
    [vmOf({ networks: [podNetwork, multus('other/net')] }), lan],
  ],
  [
    'a network that nobody can see',
    'ok, unknown, unknown, notApplicable, notApplicable, notApplicable, notApplicable',
    [vmOf()],
  ],
  // Pain 1, 2: the configuration cannot be read.
  [
    'a network that is broken',
    'ok, broken VMN110, unknown, notApplicable, notApplicable, notApplicable, notApplicable',
    [vmOf(), { ...lan, spec: { config: '{' } }],
  ],
  // Pain 47: the MAC address is not possible.
  [
    'settings that are refused',
    'broken VMN633, ok, ok, notApplicable, notApplicable, notApplicable, notApplicable',
    [vmOf({ interfaces: [masquerade, bridgeNic({ macAddress: 'x' })] }), lan, ...node],
  ],
  // Pain 93: an OVN-Kubernetes network twice.
  [
    'a network that stands twice',
    'ok, broken VMN686, notApplicable, notApplicable, notApplicable, notApplicable, notApplicable',
    [
      vmOf({
        interfaces: [bridgeNic({ name: 'a' }), bridgeNic()],
        networks: [multus('lan-net', 'a'), multus()],
      }),
      ovnWith('layer2', { netAttachDefName: 'default/lan-net' }, { name: 'lan-net' }),
    ],
  ],
  [
    'a stopped VM with a node to run on',
    'ok, ok, ok, notApplicable, notApplicable, notApplicable, notApplicable',
    [vmOf(), lan, ...node],
  ],
  [
    'a stopped VM without',
    'ok, ok, broken VMN410, notApplicable, notApplicable, notApplicable, notApplicable',
    [vmOf(), lan, ...nodeOf('node-1')],
  ],
  [
    'a stopped VM whose bridge no node offers',
    'ok, ok, broken VMN420, notApplicable, notApplicable, notApplicable, notApplicable',
    [vmOf(), lan, ...nodeOf('node-1', { bridges: ['br1'] })],
  ],
  [
    'a stopped VM kept to the node that has it',
    'ok, ok, ok, notApplicable, notApplicable, notApplicable, notApplicable',
    [
      vmOf({ template: { nodeSelector: { zone: 'a' } } }),
      lan,
      ...nodeOf('node-1', { bridges: ['br1'], resources: RESOURCE, labels: { zone: 'a' } }),
      ...nodeOf('node-2', { labels: { zone: 'b' } }),
    ],
  ],
  [
    'a stopped VM kept away from it',
    'ok, ok, broken VMN703, notApplicable, notApplicable, notApplicable, notApplicable',
    [
      vmOf({ template: { nodeSelector: { zone: 'b' } } }),
      lan,
      ...nodeOf('node-1', { bridges: ['br1'], resources: RESOURCE, labels: { zone: 'a' } }),
      ...nodeOf('node-2', { labels: { zone: 'b' } }),
    ],
  ],
  // Pain 18, 19: the VM's node lacks the bridge.
  [
    'a node without the bridge',
    'ok, ok, broken VMN701, ok, ok, ok, ok',
    [vmOf(), vmiOf(), podOf(), lan, ...nodeOf('node-1'), ...nodeOf('n', { bridges: ['br1'] })],
  ],
  [
    'a bridge that leads nowhere',
    'ok, ok, broken VMN415, ok, ok, ok, ok',
    [vmOf(), vmiOf(), podOf(), lan, ...nodeOf('node-1', { bridges: ['br1'], hasPorts: false })],
  ],
  // Pain 12, 21: the VM's node lacks the mapping.
  [
    'a node without the mapping',
    'ok, ok, broken VMN702, ok, ok, ok, ok',
    [
      vmOf(),
      vmiOf(),
      podOf(),
      ovnWith(
        'localnet',
        { physicalNetworkName: 'p', netAttachDefName: 'default/lan-net' },
        { name: 'lan-net' },
      ),
      ...nodeOf('node-1', { mappings: { other: 'br' } }),
    ],
  ],
  // Pain 20: the scheduler finds no node with the resource.
  [
    'a VM without node',
    'ok, ok, broken VMN703, waiting, waiting, notApplicable, notApplicable',
    [
      vmOf(),
      vmiOf({
        status: {
          phase: 'Scheduling',
          nodeName: undefined,
          interfaces: [],
          conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable' }],
        },
      }),
      bridgeWith({}, { name: 'lan-net', resourceName: 'bridge.network.kubevirt.io/br1' }),
      ...nodeOf('node-1'),
    ],
  ],
  [
    'a VM that starts',
    'ok, ok, ok, waiting, waiting, notApplicable, notApplicable',
    [
      vmOf(),
      vmiOf({ status: { phase: 'Scheduling', interfaces: [], conditions: [] } }),
      lan,
      ...node,
    ],
  ],
];

/** How interfaces are explained. */
export const explainCases: ExplainCase[] = [...unplaced, ...runningCases];
