import * as codes from '../../findings/codes';
import { parseIp } from '../../net/cidr';
import { networkNameIn } from '../config';
import type { Fields } from '../../shapes/fields';
import { readSubnetList } from '../ovn-subnets';
import type { Report } from '../../findings/report';
import type { OvnNetwork } from './ovn-network';
import { checkMtu } from './ranges';

/** Settings that OVN-Kubernetes refuses with a topology. */
const refused: Readonly<Record<string, readonly string[]>> = {
  layer2: [],
  layer3: ['allowPersistentIPs', 'reservedSubnets', 'infrastructureSubnets', 'defaultGatewayIPs'],
  localnet: ['joinSubnet', 'reservedSubnets', 'infrastructureSubnets', 'defaultGatewayIPs'],
};

/** Settings that it passes over. */
const ignored: Readonly<Record<string, readonly string[]>> = {
  layer2: ['vlanID', 'physicalNetworkName'],
  layer3: ['vlanID', 'physicalNetworkName', 'excludeSubnets'],
  localnet: ['transitSubnet'],
};

/** Settings that only the primary network of a namespace has a use for. */
const primaryOnly = ['joinSubnet', 'infrastructureSubnets', 'defaultGatewayIPs', 'transitSubnet'];

/** Zero, false and empty text stand for nothing, as they do in Go. */
const isSet = (fields: Fields, key: string): boolean => {
  const value = fields.get(key);
  return value !== undefined && value !== '' && value !== false && value !== 0;
};

const checkTopology = (fields: Fields, topology: string, report: Report): void => {
  const no = refused[topology] ?? [];
  const unheard = ignored[topology] ?? [];
  const isPrimary = fields.get('role') === 'primary';
  for (const key of fields.present) {
    if (!isSet(fields, key)) continue;
    const path = fields.pathOf(key);
    if (no.includes(key)) report(codes.settingNotPossibleWithThisTopology, path, { key, topology });
    else if (unheard.includes(key))
      report(codes.settingHasNoEffectWithThisTopology, path, { key, topology });
    else if (!isPrimary && primaryOnly.includes(key))
      report(codes.settingOfPrimaryNetworks, path, { key });
  }
};

const checkVlan = (fields: Fields, report: Report): void => {
  const vlan = fields.integer('vlanID');
  if (vlan === undefined) return;
  const path = fields.pathOf('vlanID');
  if (vlan === 0) report(codes.vlan0NoVlan, path);
  else if (vlan < 0 || vlan > 4094) report(codes.vlanOfLocalnetOutOfRange, path, { value: vlan });
};

const checkMapping = ({ parsed, fields }: OvnNetwork, report: Report): void => {
  const mapping = fields.get('physicalNetworkName');
  const path = fields.pathOf('physicalNetworkName');
  if (mapping === '') report(codes.noBridgeMapping, path, { name: networkNameIn(parsed) ?? '' });
  else if (typeof mapping === 'string' && /[,:\s]/.test(mapping)) {
    report(codes.physicalNetworkNameHasBadCharacters, path, { value: mapping });
  }
};

const checkSize = (fields: Fields, report: Report): void => {
  // One more than the kernel's limit is what user-defined networks allow.
  checkMtu(fields, report, 65536);
  const mtu = fields.integer('mtu') ?? 0;
  const path = fields.pathOf('mtu');
  const hasIpv6 = readSubnetList(fields.text('subnets') ?? '').some(
    ({ cidr }) => cidr?.family === 6,
  );
  if (mtu >= 68 && mtu < 1280 && hasIpv6) report(codes.mtuTooSmallForIpv6, path, { value: mtu });
  else if (mtu >= 68 && mtu < 576) report(codes.mtuVerySmall, path, { value: mtu });
};

const checkGateways = (fields: Fields, report: Report): void => {
  const value = fields.text('defaultGatewayIPs');
  if (value === undefined) return;
  for (const gateway of value.split(',').map((part) => part.trim())) {
    if (!parseIp(gateway)) {
      report(codes.gatewayNotAddress, fields.pathOf('defaultGatewayIPs'), { value: gateway });
    }
  }
};

/**
 * Rules of single settings, and of those that do not go with the topology.
 *
 * Source: ovn-kubernetes go-controller/pkg/util/multi_network.go (ValidateNetConf and the
 * constructors by topology), go-controller/pkg/cni/types/types.go.
 */
export const checkOvnSettings = (network: OvnNetwork, report: Report): void => {
  const { fields } = network;
  const topology = fields.text('topology') ?? '';
  checkTopology(fields, topology, report);
  if (topology === 'localnet') {
    checkVlan(fields, report);
    checkMapping(network, report);
  }
  checkSize(fields, report);
  checkGateways(fields, report);
  const transport = fields.text('transport');
  if (transport !== undefined && transport !== 'no-overlay' && transport !== 'evpn') {
    report(codes.unknownTransport, fields.pathOf('transport'), { value: transport });
  }
};
