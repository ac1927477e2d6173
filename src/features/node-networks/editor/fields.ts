import { msg } from '../../../domain/core/msg';
import type { FormValues } from '../../../domain/forms/leaf';
import { bondModes } from '../../../domain/node-policies/connect/bond-modes';
import { interfaceField, type InterfaceField } from '../../../domain/node-policies/form/fields';
import { WAYS } from '../../../domain/node-policies/form/interface-leaves';
import { rowsControl } from '../../../ui/form/Rows';
import { more, type FieldSpec } from '../../../ui/form/spec';
import { wordsControl } from '../../../ui/form/Words';

/** What fields have to choose from, by name. */
export const LINKS = 'links';
export const CARDS = 'cards';

/** Which nodes a policy is for, and how it goes over them. */
export const nodeFields: readonly FieldSpec[] = [
  {
    name: 'nodeSelector',
    kind: 'own',
    isGroup: true,
    label: msg('Labels of nodes'),
    help: msg(
      'A node must have all of them, with these values. Without any, all nodes are chosen.',
    ),
    Control: rowsControl({
      columns: [
        { key: 'key', label: msg('Key of label {{number}}'), heading: msg('Key') },
        { key: 'value', label: msg('Value of label {{number}}'), heading: msg('Value') },
      ],
      blank: { key: '', value: '' },
      addText: msg('Add label'),
      removeText: msg('Remove label {{number}}'),
    }),
  },
  {
    name: 'maxUnavailable',
    kind: 'text',
    label: msg('Nodes at once'),
    help: msg(
      'A number, or a part of the nodes such as 10%. Without it half of them are changed at once; with 1 a mistake reaches one node only.',
    ),
  },
];

export const mappingFields: readonly FieldSpec[] = [
  {
    name: 'mappings',
    kind: 'own',
    isGroup: true,
    label: msg('Bridge mappings'),
    help: msg(
      'Networks of OVN-Kubernetes find a bridge by the name of its localnet: br-ex, or an OVS bridge of the nodes.',
    ),
    Control: rowsControl({
      columns: [
        { key: 'localnet', label: msg('Localnet of mapping {{number}}'), heading: msg('Localnet') },
        { key: 'bridge', label: msg('Bridge of mapping {{number}}'), heading: msg('Bridge') },
        {
          key: 'state',
          label: msg('State of mapping {{number}}'),
          heading: msg('State'),
          options: [
            { value: 'present', label: msg('Present') },
            { value: 'absent', label: msg('Removed from nodes') },
          ],
        },
      ],
      blank: { localnet: '', bridge: '', state: 'present' },
      addText: msg('Add mapping'),
      removeText: msg('Remove mapping {{number}}'),
    }),
  },
];

type Spec = (index: number) => FieldSpec;

const isKept = (index: number) => (values: FormValues) =>
  values[interfaceField(index, 'state')] !== 'absent';

/** A field of an interface that is not to be removed. */
const kept =
  (
    name: InterfaceField,
    spec: (name: string) => FieldSpec,
    isShown?: (values: FormValues, index: number) => boolean,
  ): Spec =>
  (index) => ({
    ...spec(interfaceField(index, name)),
    isShown: (values) => isKept(index)(values) && (isShown?.(values, index) ?? true),
  });

const name =
  (offers?: string): Spec =>
  (index) => {
    const shared = {
      name: interfaceField(index, 'name'),
      label: msg('Name'),
      isRequired: true,
      help: msg('On the nodes; up to 15 characters.'),
    };
    return offers === undefined
      ? { ...shared, kind: 'text' }
      : { ...shared, kind: 'offer', offers };
  };

const state: Spec = (index) => ({
  name: interfaceField(index, 'state'),
  kind: 'choice',
  label: msg('State'),
  options: [
    { value: 'up', label: msg('Up') },
    { value: 'down', label: msg('Down') },
    { value: 'absent', label: msg('Removed from nodes') },
  ],
});

const ports = kept('ports', (field) => ({
  name: field,
  kind: 'own',
  label: msg('Ports'),
  help: msg(
    'Network cards, bonds or VLAN interfaces of the nodes. They lose addresses of their own.',
  ),
  Control: wordsControl(LINKS),
}));

const mtu = kept('mtu', (field) => ({
  name: field,
  kind: 'text',
  isNumber: true,
  label: msg('MTU'),
  help: msg('Bytes. Without a number it stays as it is, usually 1500.'),
}));

const stp = kept('stp', (field) => ({
  name: field,
  kind: 'flag',
  label: msg('Spanning tree (STP)'),
  help: msg('Only for bridges that may form a loop with switches.'),
}));

const extraPatchPorts = kept('extraPatchPorts', (field) => ({
  name: field,
  kind: 'flag',
  label: msg('Keep ports that OVN-Kubernetes adds'),
  help: msg('Needed for bridge mappings: without it nmstate removes them.'),
}));

const mode = kept('mode', (field) => ({
  name: field,
  kind: 'choice',
  label: msg('Mode'),
  isRequired: true,
  options: bondModes.map(({ value, label }) => ({ value, label })),
}));

const options = kept('options', (field) => ({
  name: field,
  kind: 'own',
  isGroup: true,
  label: msg('Options of the bond'),
  help: msg('As the kernel names them, such as miimon.'),
  Control: rowsControl({
    columns: [
      { key: 'key', label: msg('Name of option {{number}}'), heading: msg('Option') },
      { key: 'value', label: msg('Value of option {{number}}'), heading: msg('Value') },
    ],
    blank: { key: '', value: '' },
    addText: msg('Add option'),
    removeText: msg('Remove option {{number}}'),
  }),
}));

const base = kept('base', (field) => ({
  name: field,
  kind: 'offer',
  offers: LINKS,
  isRequired: true,
  label: msg('On interface'),
}));

const vlan = kept('vlan', (field) => ({
  name: field,
  kind: 'text',
  isNumber: true,
  isRequired: true,
  label: msg('VLAN'),
  help: msg('1 to 4094'),
}));

const lldp = kept('lldp', (field) => ({
  name: field,
  kind: 'flag',
  label: msg('Listen for the switch (LLDP)'),
  help: msg(
    'Shows which switch and which of its ports the card is connected to, often with its VLANs.',
  ),
}));

const ways = [
  { value: '', label: msg('As it is') },
  { value: WAYS.off, label: msg('Off') },
  { value: WAYS.dhcp, label: msg('From DHCP') },
  { value: WAYS.manual, label: msg('Addresses below, the same on each node') },
  { value: WAYS.on, label: msg('On, without addresses from here') },
  { value: WAYS.other, label: msg('As the YAML says'), isDisabled: true },
];

const way = (field: 'ipv4' | 'ipv6', label: string) =>
  kept(field, (own) => ({ name: own, kind: 'choice', label, options: ways }));

const addresses = (
  field: 'addresses4' | 'addresses6',
  of: 'ipv4' | 'ipv6',
  label: string,
  help: string,
) =>
  kept(
    field,
    (own) => ({ name: own, kind: 'text', label, help }),
    (values, index) => values[interfaceField(index, of)] === WAYS.manual,
  );

const folded =
  (spec: Spec): Spec =>
  (index) =>
    more(spec(index));

const ip: readonly Spec[] = [
  way('ipv4', msg('IPv4')),
  addresses(
    'addresses4',
    'ipv4',
    msg('IPv4 addresses'),
    msg('With their prefix, such as 192.0.2.7/24.'),
  ),
  way('ipv6', msg('IPv6')),
  addresses(
    'addresses6',
    'ipv6',
    msg('IPv6 addresses'),
    msg('With their prefix, such as 2001:db8::7/64.'),
  ),
];

const rest: readonly Spec[] = [mtu, ...ip.map(folded)];

const byType: Readonly<Record<string, readonly Spec[]>> = {
  'linux-bridge': [name(), ports, state, folded(stp), ...rest],
  'ovs-bridge': [name(), ports, state, extraPatchPorts],
  bond: [name(), mode, ports, state, folded(options), ...rest],
  vlan: [name(), base, vlan, state, ...rest],
  ethernet: [name(CARDS), state, lldp, ...rest],
};

/** The fields of the interface at a place of a policy, by its type. */
export const interfaceFields = (type: string, index: number): readonly FieldSpec[] =>
  (byType[type] ?? [name(), state, ...rest]).map((spec) => spec(index));

/** What can be added, and what it is called. */
export const kindsToAdd: readonly { type: string; label: string }[] = [
  { type: 'linux-bridge', label: msg('Linux bridge') },
  { type: 'ovs-bridge', label: msg('OVS bridge') },
  { type: 'bond', label: msg('Bond') },
  { type: 'vlan', label: msg('VLAN interface') },
  { type: 'ethernet', label: msg('Network card') },
];
