import { metaOf } from '../kubernetes/meta.ts';
import { namespace } from '../objects/namespace.ts';
import { condition } from '../objects/condition.ts';
import { podNic, wanted } from '../objects/wanted.ts';
import { settled } from './settled.ts';
import type { Timestamp } from '../kubernetes/time.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Scenario } from './scenario.ts';

const INSIDE = 'bookshop';
const OUTSIDE = 'warehouse';

const controlPlane = (created: Timestamp): KubernetesObject => ({
  apiVersion: 'sailoperator.io/v1',
  kind: 'Istio',
  metadata: metaOf('Istio', { name: 'default', created }, { generation: 1 }),
  spec: {
    namespace: 'istio-system',
    updateStrategy: { type: 'InPlace' },
    version: 'v1.30.3',
  },
  status: {
    state: 'Healthy',
    activeRevisionName: 'default',
    observedGeneration: 1,
    revisions: { total: 1, ready: 1, inUse: 1 },
    conditions: [
      condition('Reconciled', true, created, 'Healthy'),
      condition('Ready', true, created, 'Healthy'),
    ],
  },
});

const machines = (created: Timestamp): KubernetesObject[] => {
  const one = (
    name: string,
    description: string,
    number: number,
    { annotated = true, project = INSIDE, nic = podNic(number) } = {},
  ): KubernetesObject => {
    const vm = wanted({ namespace: project, name, description, created, memoryGi: 2, nics: [nic] });
    if (!annotated) return vm;
    const spec = vm.spec as { template: { metadata: object } };
    const annotations = { 'sidecar.istio.io/inject': 'true' };
    const metadata = { ...spec.template.metadata, annotations };
    return { ...vm, spec: { ...spec, template: { ...spec.template, metadata } } };
  };
  const reserved = { ...podNic(0x13), ports: [{ name: 'http', port: 15_001 }] };
  const bridge = { ...podNic(0x12), binding: 'bridge' as const };
  return [
    one('catalog', 'In the mesh', 0x10),
    one('cart', 'To be taken into the mesh', 0x11, { annotated: false }),
    one('orders', 'On the pod network by a bridge, which the mesh cannot follow', 0x12, {
      nic: bridge,
    }),
    one('reviews', 'Lists a port that the mesh keeps for itself', 0x13, { nic: reserved }),
    one('stock', 'Asks for the mesh in a project that is not in it', 0x14, { project: OUTSIDE }),
  ];
};

/** A service mesh, with VMs in it and VMs that it cannot take. */
export const mesh: Scenario = {
  name: 'mesh',
  title: 'Service mesh',
  description:
    'A service mesh that is well, a project in it and one that is not, and VMs: in the mesh, about to be, and some that it cannot take.',
  ...settled(
    [INSIDE, OUTSIDE],
    (ago) => [
      namespace({ name: 'istio-system', created: ago('120d') }),
      controlPlane(ago('119d')),
      ...machines(ago('30d')),
    ],
    {
      cluster: (objects) =>
        objects.map((object) =>
          object.kind === 'Namespace' && object.metadata.name === INSIDE
            ? {
                ...object,
                metadata: {
                  ...object.metadata,
                  labels: { ...object.metadata.labels, 'istio-injection': 'enabled' },
                },
              }
            : object,
        ),
    },
  ),
};
