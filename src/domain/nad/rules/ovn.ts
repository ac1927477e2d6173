import * as codes from '../../findings/codes';
import { nearestWord } from '../../net/spelling';
import { recordAt, textOf } from '../../core/resource';
import { networkNameIn } from '../config';
import type { Report } from '../../findings/report';
import { checkKeys } from './keys';
import { checkOvnHints } from './ovn-hints';
import type { OvnNetwork } from './ovn-network';
import { checkOvnSettings } from './ovn-settings';
import { checkOvnSubnets } from './ovn-subnets';
import { checkPluginShapes } from './shapes';

const topologies = ['layer2', 'layer3', 'localnet'];

const checkList = ({ parsed }: OvnNetwork, report: Report): void => {
  const { plugins } = parsed.config;
  if (!Array.isArray(plugins)) return;
  const path = 'spec.config.plugins';
  if (textOf(parsed.config.type) !== undefined) report(codes.listOfPluginsBesideType, path);
  else if (plugins.length > 1) report(codes.ovnInChainOfPlugins, path);
};

/** Files may leave the namespace to the command that applies them; then only the name is compared. */
const checkNadName = ({ metadata, fields }: OvnNetwork, report: Report): void => {
  const value = fields.get('netAttachDefName') ?? '';
  const path = fields.pathOf('netAttachDefName');
  const name = textOf(metadata.name);
  // A name that the server makes up cannot be known.
  if (typeof value !== 'string' || name === undefined) return;
  const namespace = textOf(metadata.namespace);
  const expected = `${namespace ?? '<namespace>'}/${name}`;
  const slash = value.indexOf('/');
  const isRight =
    namespace === undefined
      ? slash > 0 && value.slice(slash + 1) === name
      : value === `${namespace}/${name}`;
  if (value === '') report(codes.noNetAttachDefName, path, { expected });
  else if (!isRight) report(codes.netAttachDefNameOfAnotherNetwork, path, { value, expected });
};

const checkName = ({ parsed }: OvnNetwork, report: Report): void => {
  const isList = parsed.pluginPath !== '';
  const { name } = isList ? parsed.config : parsed.plugin;
  const path = 'spec.config.name';
  if (name === 'default' || name === 'ovn-kubernetes')
    report(codes.networkNameTakenByCluster, path, { value: name });
  // Of a list without a name the general rule speaks.
  else if (name === '' || (name === undefined && !isList)) report(codes.networkHasNoName, path);
};

const checkChoices = ({ fields }: OvnNetwork, report: Report): void => {
  const topology = fields.get('topology') ?? '';
  const path = fields.pathOf('topology');
  if (topology === '') report(codes.noTopology, path);
  else if (typeof topology === 'string' && !topologies.includes(topology)) {
    const suggestion = nearestWord(topology, topologies) ?? topologies.join(', ');
    report(codes.unknownTopology, path, { value: topology, suggestion });
  }
  const role = fields.text('role');
  if (role === undefined || role === 'secondary') return;
  if (topology === 'localnet') report(codes.roleOfLocalnet, fields.pathOf('role'), { value: role });
  else if (role !== 'primary') report(codes.unknownRole, fields.pathOf('role'), { value: role });
};

const checkIpam = ({ fields }: OvnNetwork, report: Report): void => {
  const ipam = recordAt(fields.get('ipam'));
  if (Object.keys(ipam).length === 0) return;
  const hasType = ipam.type !== undefined && ipam.type !== '' && ipam.type !== null;
  report(hasType ? codes.ipamByAnotherPlugin : codes.ipamWithoutType, fields.pathOf('ipam'));
};

/** Settings that only a network of its own has a use for. */
const OWN = ['role', 'subnets', 'excludeSubnets', 'physicalNetworkName', 'vlanID', 'joinSubnet'];

/**
 * Without a topology it is the cluster's own network, whatever it is called: as OpenShift has it, for
 * hardware offload, and for pods that ask for it by `v1.multus-cni.io/default-network`. Other settings
 * say that a network of its own was meant.
 */
const isDefaultNetwork = ({ parsed, fields }: OvnNetwork): boolean => {
  if ((fields.get('topology') ?? '') !== '') return false;
  const name = networkNameIn(parsed);
  const isNamedSo = name === 'ovn-kubernetes' || name === 'default';
  return isNamedSo || !OWN.some((key) => fields.has(key));
};

/**
 * Rules of OVN-Kubernetes networks. Nothing checks them when the object is made: errors are in the
 * logs of ovnkube, and VMs wait for their sandbox.
 *
 * Source: ovn-kubernetes go-controller/pkg/util/multi_network.go ValidateNetConf,
 * go-controller/pkg/config/cni.go ParseNetConf.
 */
export const checkOvn = (network: OvnNetwork, report: Report): void => {
  if (isDefaultNetwork(network)) return;
  checkList(network, report);
  checkNadName(network, report);
  checkName(network, report);
  checkPluginShapes(network.fields, report);
  checkChoices(network, report);
  checkIpam(network, report);
  checkOvnSettings(network, report);
  checkOvnSubnets(network.fields, report);
  checkOvnHints(network, report);
  checkKeys(network.fields, report);
};
