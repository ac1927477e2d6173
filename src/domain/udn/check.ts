import { catalog } from '../findings/catalog';
import * as codes from '../findings/codes';
import type { Finding } from '../findings/finding';
import type { Report } from '../findings/report';
import { inOwnRoom } from '../findings/rooms';
import type { Schema } from '../shapes/schema';
import { recordAt, textOf, printed } from '../core/resource';
import { exactFieldsOf, exactFieldsUnder, type Fields } from '../shapes/fields';
import { checkBlock, checkChoice } from './rules/block';
import { checkLayer2 } from './rules/layer2';
import { checkLayer3 } from './rules/layer3';
import { checkLocalnet } from './rules/localnet';
import * as schemas from './rules/schemas';
import { checkSelector } from './rules/selector';
import { checkTransport } from './rules/transport';
import { blockOf, udnKindOf, UDN_GVK } from './types';

/** The networks that are made have the object's name, so it must be one that they can have. */
const checkMetadata = (metadata: Record<string, unknown>, report: Report): void => {
  const { name, generateName, namespace } = metadata;
  if (typeof name === 'string' && name !== '') {
    const isLabel = /^[a-z1-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name);
    if (!isLabel)
      report(codes.nameNotPossibleForNetworksInNamespaces, 'metadata.name', { value: name });
  } else if (generateName === undefined) report(codes.udnWithoutName, 'metadata.name');
  if (namespace === '') report(codes.udnWithoutNamespace, 'metadata.namespace');
};

const topologies: Readonly<Record<string, [Schema, (block: Fields, report: Report) => void]>> = {
  layer2: [schemas.layer2, checkLayer2],
  layer3: [schemas.layer3, checkLayer3],
  localnet: [schemas.localnet, checkLocalnet],
};

const checkNetwork = (network: Fields, choices: readonly string[], report: Report): void => {
  checkBlock(network, report);
  const topology = network.get('topology');
  const path = network.pathOf('topology');
  if (topology === undefined)
    report(codes.udnWithoutTopology, path, { choices: choices.join(', ') });
  checkChoice(network, 'topology', choices, codes.topologyNotPossible, report);
  const own = choices.includes(printed(topology)) ? blockOf(topology) : undefined;
  for (const [name, [schema, check]] of Object.entries(topologies)) {
    // The server drops a block that the kind does not have.
    if (!Object.hasOwn(network.schema, name)) continue;
    const at = network.pathOf(name);
    if (name !== own) {
      if (network.has(name) && own !== undefined)
        report(codes.settingsOfAnotherTopology, at, { key: name });
    } else if (!network.has(name)) report(codes.settingsOfTopologyMissing, at, { key: name });
    else check(exactFieldsUnder(network, name, schema), report);
  }
};

const checkCluster = (spec: Fields, report: Report): void => {
  checkBlock(spec, report);
  checkSelector(spec, report);
  if (!spec.has('network')) {
    report(codes.noNetworkInObject, spec.pathOf('network'));
    return;
  }
  const network = exactFieldsUnder(spec, 'network', schemas.cudnNetwork);
  checkNetwork(network, ['Layer2', 'Layer3', 'Localnet'], report);
  checkTransport(network, spec, report);
};

/**
 * Everything that can be said of one user-defined network by itself: what the API server refuses,
 * and what it lets pass and OVN-Kubernetes refuses afterwards. Takes any value and never throws;
 * values of other kinds have no findings.
 *
 * Source: the CRDs userdefinednetworks.k8s.ovn.org and clusteruserdefinednetworks.k8s.ovn.org.
 */
export const checkUdn = (value: unknown): Finding[] => {
  const kind = udnKindOf(value);
  if (kind === undefined) return [];
  const metadata = recordAt(value, 'metadata');
  const namespace = kind === 'UserDefinedNetwork' ? textOf(metadata.namespace) : undefined;
  const object = {
    apiVersion: `${UDN_GVK.group}/${UDN_GVK.version}`,
    kind,
    ...(namespace === undefined ? {} : { namespace }),
    name: textOf(metadata.name) ?? '',
  };
  return inOwnRoom({ ...object, metadata }, () => {
    const findings: Finding[] = [];
    const report: Report = (code, path, params = {}) => {
      findings.push({ code, severity: catalog[code].severity, object, path, params });
    };
    checkMetadata(metadata, report);
    const spec = recordAt(value, 'spec');
    if (kind === 'ClusterUserDefinedNetwork') {
      checkCluster(exactFieldsOf(spec, schemas.cudnSpec, 'spec'), report);
    } else checkNetwork(exactFieldsOf(spec, schemas.udnSpec, 'spec'), ['Layer2', 'Layer3'], report);
    return findings;
  });
};
