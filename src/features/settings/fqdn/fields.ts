import { msg } from '../../../domain/core/msg';
import type { FieldSpec } from '../../../ui/form/spec';

/** The settings of the name server. */
export const dnsFields: readonly FieldSpec[] = [
  {
    kind: 'flag',
    name: 'enabled',
    label: msg('Give VMs names on secondary networks (KubeSecondaryDNS)'),
  },
  {
    kind: 'offer',
    name: 'nameServerIP',
    label: msg('Address of the name server (IPv4)'),
    help: msg(
      'The address of the Service of the name server, or one that something in between translates to it.',
    ),
    offers: 'addresses',
  },
];

/** A cluster that is not OpenShift has no domain of its own. */
export const domainField: FieldSpec = {
  kind: 'text',
  name: 'domain',
  label: msg('Domain of the cluster'),
  help: msg('Names end in "vm" and this domain, such as vm.cluster.example.com.'),
  isShown: ({ enabled }) => enabled === true,
};
