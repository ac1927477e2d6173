import { samples, spec, type Content, type Sample } from './sample.ts';

const profile = (content: Content): Content =>
  spec({ cpu: { isolated: '4-7', reserved: '0-3' }, nodeSelector: { 'a/b': '' }, ...content });

/** What sets CPUs and memory of nodes aside. */
export const TUNING_SAMPLES: Sample[] = [
  ...samples(
    'performanceprofiles.performance.openshift.io',
    'performance.openshift.io/v2',
    'PerformanceProfile',
    {
      'the least': [profile({})],
      'without reserved CPUs': [profile({ cpu: { isolated: '4-7' } }), 'spec.cpu.reserved'],
      'no selector of nodes': [profile({ nodeSelector: undefined }), 'spec.nodeSelector'],
      'CPUs as a number': [profile({ cpu: { isolated: 4, reserved: '0-3' } }), 'spec.cpu.isolated'],
      'any text for the size of pages': [profile({ hugepages: { defaultHugepagesSize: '1Gi' } })],
      'a quoted number of pages': [
        profile({ hugepages: { pages: [{ size: '1G', count: '4' }] } }),
        'spec.hugepages.pages[0].count',
      ],
    },
  ),
  ...samples(
    'machineconfigpools.machineconfiguration.openshift.io',
    'machineconfiguration.openshift.io/v1',
    'MachineConfigPool',
    {
      'an empty one': [spec({})],
      'no specification': [{}, 'spec'],
      'at most a part of the nodes': [spec({ maxUnavailable: '30%' })],
      'a pause as text': [spec({ paused: 'yes' }), 'spec.paused'],
      'a selector without an operator': [
        spec({ nodeSelector: { matchExpressions: [{ key: 'a' }] } }),
        'spec.nodeSelector.matchExpressions[0].operator',
      ],
    },
  ),
  ...samples(
    'noderesourcetopologies.topology.node.k8s.io',
    'topology.node.k8s.io/v1alpha2',
    'NodeResourceTopology',
    {
      'no zones': [{}, 'zones'],
      'a zone without a type': [{ zones: [{ name: 'node-0' }] }, 'zones[0].type'],
      'counts as text and number': [
        {
          zones: [
            {
              name: 'node-0',
              type: 'Node',
              resources: [{ name: 'cpu', capacity: 4, allocatable: '4', available: '3500m' }],
            },
          ],
        },
      ],
    },
  ),
];
