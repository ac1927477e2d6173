import { msg } from '../../../domain/core/msg';
import type { dpdkForm, latencyForm } from '../../../domain/dpdk/checkups/form';
import type { CheckupType } from '../../../domain/dpdk/checkups/types';
import type { ValuesOf } from '../../../domain/forms/form';
import { more, type FieldSpec } from '../../../ui/form/spec';

type LatencyField = keyof ValuesOf<typeof latencyForm>;
type DpdkField = keyof ValuesOf<typeof dpdkForm>;

const image = (help: string): FieldSpec<'image'> =>
  more({ name: 'image', kind: 'text', label: msg('Image of the checkup'), help });

const timeout: FieldSpec<'timeout'> = {
  name: 'timeout',
  kind: 'text',
  label: msg('Time that it may take'),
  help: msg('With its unit, such as 10m. The VMs have to start within it, too.'),
  isRequired: true,
};

const IMAGE_HELP = msg(
  'The upstream image unless you name another; OpenShift has builds of its own in its catalog.',
);

const latencyFields: readonly FieldSpec<LatencyField>[] = [
  {
    name: 'networkNamespace',
    kind: 'offer',
    offers: 'namespaces',
    label: msg('Namespace of the network'),
    isRequired: true,
  },
  {
    name: 'network',
    kind: 'offer',
    offers: 'networks',
    label: msg('Network'),
    help: msg('Both VMs get an interface on it. On networks of SR-IOV that is a virtual function.'),
    isRequired: true,
  },
  {
    name: 'mostMilliseconds',
    kind: 'text',
    isNumber: true,
    label: msg('Highest latency in milliseconds'),
    help: msg('The checkup fails above it. Empty: it only measures.'),
  },
  {
    name: 'sampleSeconds',
    kind: 'text',
    isNumber: true,
    label: msg('Seconds to measure for'),
  },
  {
    name: 'sourceNode',
    kind: 'offer',
    offers: 'nodes',
    label: msg('From node'),
    help: msg('Both nodes or none: then they are two that the scheduler chooses.'),
  },
  { name: 'targetNode', kind: 'offer', offers: 'nodes', label: msg('To node') },
  timeout,
  image(IMAGE_HELP),
];

const dpdkFields: readonly FieldSpec<DpdkField>[] = [
  {
    name: 'network',
    kind: 'offer',
    offers: 'networks',
    label: msg('Network'),
    help: msg(
      'A network of SR-IOV in the same namespace, whose virtual functions have the driver vfio-pci.',
    ),
    isRequired: true,
  },
  {
    name: 'packetsPerSecond',
    kind: 'text',
    label: msg('Packets in each second'),
    help: msg('A number, with k for thousands or m for millions behind it. Empty: 8m.'),
  },
  {
    name: 'testDuration',
    kind: 'text',
    label: msg('Time to send for'),
    help: msg('With its unit, such as 5m.'),
  },
  {
    name: 'bandwidth',
    kind: 'text',
    isNumber: true,
    label: msg('Bandwidth of the card in Gbit/s'),
    help: msg('Empty: 10.'),
  },
  {
    name: 'trafficNode',
    kind: 'offer',
    offers: 'nodes',
    label: msg('Node that sends'),
    help: msg('Both nodes or none: then they are two that the scheduler chooses.'),
  },
  { name: 'testedNode', kind: 'offer', offers: 'nodes', label: msg('Node that receives') },
  timeout,
  more({
    name: 'trafficImage',
    kind: 'text',
    label: msg('Disk of the VM that sends'),
    isRequired: true,
  }),
  more({
    name: 'testedImage',
    kind: 'text',
    label: msg('Disk of the VM that receives'),
    isRequired: true,
  }),
  image(IMAGE_HELP),
  more({
    name: 'verbose',
    kind: 'choice',
    label: msg('Log of the checkup'),
    options: [
      { value: '', label: msg('Not set: short') },
      { value: 'true', label: msg('Long') },
      { value: 'false', label: msg('Short') },
    ],
  }),
];

export const checkupFields: Readonly<Record<CheckupType, readonly FieldSpec[]>> = {
  latency: latencyFields,
  dpdk: dpdkFields,
};
