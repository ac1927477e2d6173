import { BRIDGE, bridgeConfig, type Mistake } from './mistake.ts';

const RESOURCE = `bridge.network.kubevirt.io/${BRIDGE}`;

/** A mistake in a config that would otherwise be a Linux bridge network's. */
function inBridge(name: string, problem: string, changes: Record<string, unknown>): Mistake {
  return { name, problem, config: bridgeConfig(name, changes), resourceName: RESOURCE };
}

/** A config that is this text. */
function text(name: string, problem: string, config: string | undefined): Mistake {
  return { name, problem, config };
}

const LONG_NAME = 'a-name-of-more-than-63-characters-which-is-too-long-for-a-label-1';

/** Mistakes in the object's name and annotation. */
const METADATA: Mistake[] = [
  inBridge('0-leads-the-name', 'The name begins with 0, which OpenShift refuses', {}),
  inBridge('name.with.dots', 'The name has dots, which OpenShift and Multus refuse', {}),
  inBridge(LONG_NAME, 'The name is longer than 63 characters', { name: 'long' }),
  {
    name: 'resource-name-missing',
    problem: 'Without the resourceName annotation a VM may start where the bridge is missing',
    config: bridgeConfig('resource-name-missing', {}),
  },
  {
    name: 'resource-name-of-other-bridge',
    problem: 'The resourceName annotation names another bridge than the config',
    config: bridgeConfig('resource-name-of-other-bridge', {}),
    resourceName: 'bridge.network.kubevirt.io/br-lab',
  },
  {
    name: 'resource-name-malformed',
    problem: 'The resourceName annotation is no name of a resource',
    config: bridgeConfig('resource-name-malformed', {}),
    resourceName: 'bridge.network.kubevirt.io/',
  },
];

/** Configs that are no JSON object. */
const TEXTS: Mistake[] = [
  text('spec-missing', 'There is no spec at all', undefined),
  text('config-empty', 'The config is an empty text', ''),
  text('config-yaml', 'The config is YAML, not JSON', `type: bridge\nbridge: ${BRIDGE}\n`),
  text('config-cut-off', 'The config ends in the middle', '{"cniVersion": "0.3.1", "type": "bri'),
  text('config-trailing-comma', 'A comma too many', `{"type": "bridge", "bridge": "${BRIDGE}",}`),
  text('config-single-quotes', 'Single quotes', `{'type': 'bridge', 'bridge': '${BRIDGE}'}`),
  text('config-with-comment', 'A comment', `{"type": "bridge", /* ours */ "bridge": "${BRIDGE}"}`),
  text('config-array', 'The config is a JSON array', `[{"type": "bridge", "bridge": "${BRIDGE}"}]`),
  text('config-string', 'The config is a JSON string', '"bridge"'),
  text('config-number', 'The config is a number', '100'),
  text('config-null', 'The config is null', 'null'),
];

/** Mistakes in what every CNI config has. */
const CNI: Mistake[] = [
  inBridge('type-missing', 'No plugin is named', { type: undefined }),
  inBridge('type-empty', 'The name of the plugin is empty', { type: '' }),
  inBridge('type-number', 'The plugin is a number', { type: 7 }),
  { ...inBridge('type-unknown', 'No such plugin', { type: 'brigde' }), resourceName: null },
  inBridge('cni-version-number', 'cniVersion is a number', { cniVersion: 0.3 }),
  inBridge('cni-version-unknown', 'There is no such version of CNI', { cniVersion: '0.9.9' }),
  inBridge('network-name-malformed', 'A name with a space', { name: 'vlan 100' }),
  {
    name: 'plugins-empty',
    problem: 'The list of plugins is empty',
    config: { cniVersion: '0.3.1', name: 'plugins-empty', plugins: [] },
  },
  {
    name: 'plugins-no-list',
    problem: 'plugins is an object',
    config: { cniVersion: '0.3.1', name: 'plugins-no-list', plugins: { type: 'bridge' } },
  },
  {
    name: 'plugins-without-name',
    problem: 'A list of plugins needs a name',
    config: { cniVersion: '0.3.1', plugins: [{ type: 'bridge', bridge: BRIDGE }] },
    resourceName: RESOURCE,
  },
  {
    name: 'plugins-one-without-type',
    problem: 'The second plugin has no type',
    config: {
      cniVersion: '0.3.1',
      name: 'plugins-one-without-type',
      plugins: [{ type: 'bridge', bridge: BRIDGE }, { mtu: 1400 }],
    },
    resourceName: RESOURCE,
  },
];

/** Mistakes in the object and in what configs of all types have in common. */
export const OBJECT_MISTAKES: Mistake[] = [...METADATA, ...TEXTS, ...CNI];
