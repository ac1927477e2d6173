import { invalid, type Refusal } from './refusal.ts';

interface NetworkCase {
  kind: 'UserDefinedNetwork' | 'ClusterUserDefinedNetwork';
  spec: object;
  /** A merge patch to the spec after it was created. */
  changed?: object;
  /** Nothing where it is taken. */
  refused?: Refusal[];
}

const NOT_CHECKED = invalid(
  '<nil>',
  'null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation',
);

const udn = (spec: object, refused?: Refusal[]): NetworkCase => ({
  kind: 'UserDefinedNetwork',
  spec,
  ...(refused && { refused }),
});

const layer2 = (config: object, refused?: Refusal[]): NetworkCase =>
  udn({ topology: 'Layer2', layer2: config }, refused);

const localnet = (config: object, refused?: Refusal[]): NetworkCase => ({
  kind: 'ClusterUserDefinedNetwork',
  spec: {
    namespaceSelector: {},
    network: {
      topology: 'Localnet',
      localnet: { role: 'Secondary', physicalNetworkName: 'physnet', ...config },
    },
  },
  ...(refused && { refused }),
});

const AT_LOCALNET = 'spec.network.localnet';
const DISABLED = { ipam: { mode: 'Disabled' } };

/** User-defined networks by their genuine rules. */
export const networkCases: [string, NetworkCase][] = [
  ['takes a layer 2 network', layer2({ role: 'Secondary', subnets: ['10.10.0.0/24'] })],
  ['takes two families', layer2({ role: 'Secondary', subnets: ['10.10.0.0/24', 'fd00::/64'] })],
  ['takes one without addresses', layer2({ role: 'Secondary', ...DISABLED })],
  [
    'takes a primary one with all that belongs to it',
    layer2({
      role: 'Primary',
      subnets: ['10.10.0.0/24'],
      reservedSubnets: ['10.10.0.128/28'],
      infrastructureSubnets: ['10.10.0.0/28'],
      defaultGatewayIPs: ['10.10.0.1'],
    }),
  ],
  [
    'refuses what is no range',
    layer2({ role: 'Secondary', subnets: ['10.10.0.0/33'] }, [
      invalid('spec.layer2.subnets[0]', '"10.10.0.0/33": CIDR is invalid'),
    ]),
  ],
  [
    'refuses an IPv4 address within IPv6 as a range',
    layer2({ role: 'Secondary', subnets: ['::ffff:10.10.0.0/120'] }, [
      invalid('spec.layer2.subnets[0]', '"::ffff:10.10.0.0/120": CIDR is invalid'),
    ]),
  ],
  [
    'refuses two ranges of one family',
    layer2({ role: 'Secondary', subnets: ['10.10.0.0/24', '10.11.0.0/24'] }, [
      invalid(
        'spec.layer2.subnets',
        'When 2 CIDRs are set, they must be from different IP families',
      ),
    ]),
  ],
  [
    'refuses ranges where nobody gives addresses',
    layer2({ role: 'Secondary', subnets: ['10.10.0.0/24'], ...DISABLED }, [
      invalid('spec.layer2', 'Subnets must be unset when ipam.mode is Disabled'),
    ]),
  ],
  [
    'refuses reserved ranges and gateways outside of the network',
    layer2(
      {
        role: 'Primary',
        subnets: ['10.1.0.0/24'],
        defaultGatewayIPs: ['10.2.0.1'],
        reservedSubnets: ['10.3.0.0/28'],
      },
      [
        invalid(
          'spec.layer2',
          'defaultGatewayIPs must belong to one of the subnets specified in the subnets field',
        ),
        invalid(
          'spec.layer2.reservedSubnets',
          'reservedSubnets must be subnetworks of the networks specified in the subnets field',
        ),
      ],
    ),
  ],
  [
    'evaluates no rule where the value is of another type',
    layer2({ role: 'Secondary', subnets: ['10.10.0.0/33'], mtu: 'large' }, [
      NOT_CHECKED,
      [
        'spec.layer2.mtu',
        'Invalid value: "string": spec.layer2.mtu in body must be of type integer: "string"',
        'FieldValueTypeInvalid',
      ],
    ]),
  ],
  [
    'evaluates no rule where a field is missing',
    udn({ topology: 'Layer2', layer3: { role: 'Primary' } }, [
      NOT_CHECKED,
      ['spec.layer3.subnets', 'Required value', 'FieldValueRequired'],
    ]),
  ],
  [
    'refuses a topology without its settings',
    udn({ topology: 'Layer2' }, [
      invalid('spec', 'spec.layer2 is required when topology is Layer2 and forbidden otherwise'),
    ]),
  ],
  [
    'refuses a change of what cannot change',
    {
      ...layer2({ role: 'Secondary', subnets: ['10.10.0.0/24'] }, [
        invalid('spec.layer2', 'Layer2 is immutable'),
      ]),
      changed: { layer2: { mtu: 1300 } },
    },
  ],
  [
    'takes a patch that changes nothing',
    {
      ...layer2({ role: 'Secondary', subnets: ['10.10.0.0/24'] }),
      changed: { layer2: { role: 'Secondary' } },
    },
  ],
  ['takes a localnet', localnet({ ...DISABLED, vlan: { mode: 'Access', access: { id: 30 } } })],
  [
    'refuses characters that a localnet name cannot have',
    localnet({ ...DISABLED, physicalNetworkName: 'a,b' }, [
      invalid(
        `${AT_LOCALNET}.physicalNetworkName`,
        '"a,b": physicalNetworkName cannot contain `,` or `:` characters',
      ),
    ]),
  ],
  [
    'refuses a localnet with excluded ranges but none to exclude them from',
    localnet({ excludeSubnets: ['10.0.0.0/24'] }, [
      invalid(AT_LOCALNET, 'excludeSubnets must be unset when subnets is unset'),
      invalid(
        AT_LOCALNET,
        'Subnets is required with ipam.mode is Enabled or unset, and forbidden otherwise',
      ),
    ]),
  ],
  [
    'refuses a change of a cluster-wide network',
    {
      ...localnet(DISABLED, [invalid(AT_LOCALNET, 'Localnet is immutable')]),
      changed: { network: { localnet: { mtu: 1400 } } },
    },
  ],
  [
    'takes another selector of namespaces',
    { ...localnet(DISABLED), changed: { namespaceSelector: { matchLabels: { a: 'b' } } } },
  ],
];
