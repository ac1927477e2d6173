import { type KubernetesObject } from '../../kubernetes/object.ts';
import {
  ageColumn,
  at,
  column,
  joined,
  labelsText,
  nameColumn,
  NONE,
  numberAt,
  recordsAt,
  textAt,
  wide,
  type Column,
} from './column.ts';

const externalAddresses = (service: KubernetesObject): string[] => {
  const given = at(service, '.spec.externalIPs');
  return Array.isArray(given) ? given.map(String) : [];
};

/** Source: pkg/printers/internalversion/printers.go of Kubernetes, getServiceExternalIP. */
const externalText = (service: KubernetesObject): string => {
  const type = textAt(service, '.spec.type', 'ClusterIP');
  const given = externalAddresses(service);
  if (type === 'ExternalName') return textAt(service, '.spec.externalName', NONE);
  if (type !== 'LoadBalancer') return joined(given);
  const balancers = recordsAt(service, '.status.loadBalancer.ingress').flatMap((ingress) => {
    const text = textAt(ingress, '.ip') || textAt(ingress, '.hostname');
    return text === '' ? [] : [text];
  });
  return joined([...balancers, ...given], '<pending>');
};

const portsText = (service: KubernetesObject): string =>
  joined(
    recordsAt(service, '.spec.ports').map((port) => {
      const node = numberAt(port, '.nodePort');
      const own = `${textAt(port, '.port')}${node > 0 ? `:${node}` : ''}`;
      return `${own}/${textAt(port, '.protocol', 'TCP')}`;
    }),
  );

export const serviceColumns: Column[] = [
  nameColumn,
  column('Type', (service) => textAt(service, '.spec.type', 'ClusterIP')),
  column('Cluster-IP', (service) => textAt(service, '.spec.clusterIP', NONE)),
  column('External-IP', externalText),
  column('Port(s)', portsText),
  ageColumn,
  wide('Selector', (service) => labelsText(at(service, '.spec.selector'))),
];
