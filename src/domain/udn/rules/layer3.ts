import { printed } from '../../core/resource';
import * as codes from '../../findings/codes';
import { parseCidr, type Cidr } from '../../net/cidr';
import type { Report } from '../../findings/report';
import { checkJoinSubnets, checkMtu, checkPrimaryOnly } from './addresses';
import { exactFieldsOf, type Fields } from '../../shapes/fields';
import { checkBlock, checkFamilies, checkLength } from './block';
import { checkRole } from './layer2';
import { layer3Subnet } from './schemas';

interface NodeSubnet {
  cidr: Cidr;
  text: string;
  hostSubnet: number | undefined;
  path: string;
}

/**
 * The CRD lets an IPv6 length other than 64 pass, which OVN-Kubernetes refuses afterwards.
 *
 * Source: CEL rules of Layer3Subnet; ovn-kubernetes go-controller/pkg/config/utils.go.
 */
const checkHostSubnet = (entry: Fields, cidr: Cidr, report: Report): void => {
  const length = entry.get('hostSubnet');
  if (typeof length !== 'number') return;
  const path = entry.pathOf('hostSubnet');
  if (length < 1 || length > 127 || length <= cidr.prefix) {
    report(codes.subnetOfEachNodeDoesNotFit, path, { value: length, prefix: cidr.prefix });
  } else if (cidr.family === 4 && length >= 32)
    report(codes.subnetOfEachNodeSingleAddress, path, { value: length });
  else if (cidr.family === 6 && length !== 64)
    report(codes.ipv6SubnetOfEachNodeNot64, path, { value: length });
};

const subnetsOf = (block: Fields, report: Report): NodeSubnet[] =>
  block.list('subnets').flatMap((value, index) => {
    const path = `${block.pathOf('subnets')}[${index}]`;
    const entry = exactFieldsOf(value, layer3Subnet, path);
    checkBlock(entry, report);
    const text = entry.get('cidr');
    const cidr = typeof text === 'string' ? parseCidr(text) : undefined;
    if (!cidr) {
      report(codes.notSubnet, entry.pathOf('cidr'), {
        value: typeof text === 'string' ? text : '',
      });
      return [];
    }
    checkHostSubnet(entry, cidr, report);
    const hostSubnet = entry.get('hostSubnet');
    return [
      {
        cidr,
        text: printed(text),
        hostSubnet: typeof hostSubnet === 'number' ? hostSubnet : undefined,
        path: entry.pathOf('cidr'),
      },
    ];
  });

const checkOverlaps = (subnets: readonly NodeSubnet[], report: Report): void => {
  const ordered = [...subnets].sort(({ cidr: a }, { cidr: b }) =>
    a.first < b.first ? -1 : Number(a.first > b.first),
  );
  for (const family of [4, 6]) {
    let reach: NodeSubnet | undefined;
    for (const subnet of ordered) {
      if (subnet.cidr.family !== family) continue;
      if (reach && subnet.cidr.first <= reach.cidr.last) {
        report(codes.subnetsOfUdnOverlap, subnet.path, { value: subnet.text, other: reach.text });
      } else reach = subnet;
    }
  }
};

const checkSameLength = (subnets: readonly NodeSubnet[], report: Report): void => {
  const lengths = new Map<number, number | undefined>();
  for (const { cidr, hostSubnet, text, path } of subnets) {
    if (!lengths.has(cidr.family)) lengths.set(cidr.family, hostSubnet);
    else if (lengths.get(cidr.family) !== hostSubnet)
      report(codes.subnetsOfNodesDifferInLength, path, { value: text });
  }
};

/**
 * Source: ovn-kubernetes CRD userdefinednetworks.k8s.ovn.org, Layer3Config with its CEL rules.
 */
export const checkLayer3 = (block: Fields, report: Report): void => {
  checkBlock(block, report);
  checkRole(block, ['Primary', 'Secondary'], report);
  const path = block.pathOf('subnets');
  if (!block.has('subnets')) report(codes.noSubnets, path);
  checkLength(block, 'subnets', 400, report);
  const subnets = subnetsOf(block, report);
  if (block.get('role') === 'Secondary') {
    const count = block.list('subnets').length;
    if (count > 2) report(codes.tooManySubnetsOfSecondaryNetwork, path, { count });
    else checkFamilies(subnets, path, report);
  }
  checkOverlaps(subnets, report);
  checkSameLength(subnets, report);
  checkMtu(block, subnets, report);
  checkJoinSubnets(block, report);
  checkPrimaryOnly(block, ['joinSubnets'], report);
};
