import { createElement } from 'react';
import { msg } from '../../../domain/core/msg';
import type { FormValues } from '../../../domain/forms/leaf';
import {
  blankPort,
  isReachedFromOutside,
  type ServiceField,
} from '../../../domain/services/form/service-form';
import { rowsControl } from '../../../ui/form/Rows';
import { more, type ControlProps, type FieldSpec } from '../../../ui/form/spec';
import { wordsControl } from '../../../ui/form/Words';

const columns = [
  {
    key: 'name',
    label: msg('Name of port {{number}}'),
    heading: msg('Name'),
    placeholder: msg('Name, such as http'),
  },
  {
    key: 'protocol',
    label: msg('Protocol of port {{number}}'),
    heading: msg('Protocol'),
    options: ['TCP', 'UDP', 'SCTP'].map((value) => ({ value, label: value })),
  },
  {
    key: 'port',
    label: msg('Number of port {{number}}'),
    heading: msg('Port'),
    placeholder: msg('Port'),
    isNumber: true,
  },
  {
    key: 'targetPort',
    label: msg('Target of port {{number}}'),
    heading: msg('Port of the VM'),
    placeholder: msg('The same'),
  },
];

const shared = {
  blank: blankPort,
  addText: msg('Add port'),
  removeText: msg('Remove port {{number}}'),
};

const PortsInside = rowsControl({ ...shared, columns });
const PortsOutside = rowsControl({
  ...shared,
  columns: [
    ...columns,
    {
      key: 'nodePort',
      label: msg('Node port of port {{number}}'),
      heading: msg('Node port'),
      placeholder: msg('Given by the cluster'),
      isNumber: true,
    },
  ],
});

/** Ports on nodes are typed only where the type has some. */
const Ports = (props: ControlProps) =>
  createElement(isReachedFromOutside(props.form.watch('type')) ? PortsOutside : PortsInside, props);

export const portFields: readonly FieldSpec<ServiceField>[] = [
  {
    name: 'ports',
    kind: 'own',
    isGroup: true,
    Control: Ports,
    label: msg('Ports of the Service'),
    help: msg(
      'Clients use the port. It leads to a port of the VM, by its number or by its name in the port list of the interface.',
    ),
  },
];

export const selectorFields: readonly FieldSpec<ServiceField>[] = [
  {
    name: 'selector',
    kind: 'own',
    Control: wordsControl('labels'),
    label: msg('Labels of the pods'),
    help: msg('Each as key=value. A pod must have all of them.'),
  },
];

/** Which of it is possible is known at run time. */
export const familyFields: readonly FieldSpec<ServiceField>[] = [
  { name: 'ipFamilyPolicy', kind: 'choice', label: msg('Policy'), options: [] },
  {
    name: 'ipFamilies',
    kind: 'choice',
    label: msg('Families, the first one first'),
    options: [],
  },
];

const isOutside = ({ type }: FormValues): boolean => isReachedFromOutside(type);

export const moreFields: readonly FieldSpec<ServiceField>[] = [
  more({
    name: 'externalTrafficPolicy',
    kind: 'choice',
    label: msg('External traffic'),
    help: msg(
      'With Local, VMs see the address of the client, and nodes without a selected VM do not answer.',
    ),
    options: [
      { value: '', label: msg('Not set: Cluster') },
      { value: 'Cluster', label: msg('Cluster: every node passes it on') },
      { value: 'Local', label: msg('Local: only nodes with a selected VM answer') },
    ],
    isShown: isOutside,
  }),
  more({
    name: 'sessionAffinity',
    kind: 'choice',
    label: msg('Session affinity'),
    options: [
      { value: 'None', label: msg('None: each connection goes to any of the VMs') },
      { value: 'ClientIP', label: msg('ClientIP: a client stays with one VM') },
    ],
  }),
  more({
    name: 'sessionTimeout',
    kind: 'text',
    isNumber: true,
    label: msg('Seconds that a client stays'),
    help: msg('From 1 to 86400. Empty: 10800, three hours.'),
    isShown: ({ sessionAffinity }) => sessionAffinity === 'ClientIP',
  }),
  more({
    name: 'allocatesNodePorts',
    kind: 'flag',
    label: msg('Open a port on each node, too'),
    help: msg('Some load balancers, such as MetalLB, need none.'),
    isShown: ({ type }) => type === 'LoadBalancer',
  }),
];
