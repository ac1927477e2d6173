import { msg } from '../../../core/msg';
import { listOf, referenceOf } from '../../../findings/report';
import { namespaceOf } from '../../../vm/spec/network-refs';
import { driverOf, mtuOf, VFIO } from '../functions';
import {
  type Subject,
  type Told,
  ready,
  missing,
  contradicts,
  unknown,
  by,
  CLUSTER,
  references,
} from './item';

const NO_FUNCTION = msg('It needs an SR-IOV interface first.');

export const network = ({ world, functions, vm }: Subject): Told => {
  if (functions.length === 0) {
    return missing(msg('The VM has no SR-IOV interface.'), {}, by('network'));
  }
  const lost = functions.find(({ nad }) => nad === undefined);
  const names = listOf(functions.map((each) => each.interface.name));
  if (!lost) {
    return ready(
      msg('The VM has it: {{names}}.'),
      { names },
      references(functions.flatMap(({ nad }) => (nad ? [nad.nad] : []))),
    );
  }
  const of = lost.network?.split('/')[0] ?? namespaceOf(vm);
  return world.isKnown('NetworkAttachmentDefinition', of)
    ? contradicts(
        msg('The network {{network}} does not exist.'),
        { network: lost.network ?? '' },
        by('network'),
      )
    : unknown(msg('The network {{network}} is not known to you.'), { network: lost.network ?? '' });
};

export const driver = ({ world, functions }: Subject): Told => {
  if (functions.length === 0) return missing(NO_FUNCTION, {}, by('network'));
  for (const {
    interface: { name },
    resource,
    policies,
  } of functions) {
    if (resource === undefined)
      return unknown(msg('The resource of the network of "{{name}}" is not known.'), { name });
    const wrong = policies.find((policy) => driverOf(policy) !== VFIO);
    if (wrong) {
      const { name: policy, namespace = '' } = referenceOf(wrong);
      return contradicts(
        msg(
          'Policy {{policy}} makes functions of type {{type}}, which KubeVirt cannot give to a guest. They need deviceType vfio-pci.',
        ),
        { policy, type: driverOf(wrong) },
        { objects: [referenceOf(wrong)], fix: { kind: 'policy', namespace, name: policy } },
      );
    }
    if (policies.length === 0) {
      return world.isKnown('SriovNetworkNodePolicy')
        ? contradicts(
            msg('No policy makes virtual functions of {{resource}}.'),
            { resource },
            CLUSTER,
          )
        : unknown(msg('The policies of the SR-IOV operator are not known to you.'));
    }
  }
  const policies = [...new Set(functions.flatMap((each) => each.policies))];
  return ready(msg('Virtual functions are made for guests (vfio-pci).'), {}, references(policies));
};

export const mtu = ({ functions }: Subject): Told => {
  if (functions.length === 0) return missing(NO_FUNCTION, {}, by('network'));
  const policies = [...new Set(functions.flatMap((each) => each.policies))];
  if (policies.length === 0) return unknown(msg('Which policy makes the functions is not known.'));
  const sizes = [...new Set(policies.map(mtuOf))];
  const [size] = sizes;
  if (sizes.length > 1) {
    return contradicts(
      msg('The policies of the functions set different MTUs: {{sizes}}.'),
      { sizes: sizes.map((each) => each ?? '-').join(', ') },
      references(policies),
    );
  }
  return size === undefined
    ? ready(
        msg('The policy sets no MTU: that of the card holds, usually 1500 bytes.'),
        {},
        references(policies),
      )
    : ready(
        msg('{{size}} bytes by the policy. The program in the guest sets its own, up to that.'),
        { size },
        references(policies),
      );
};

export const address = ({ functions }: Subject): Told => {
  if (functions.length === 0) return missing(NO_FUNCTION, {}, by('network', 'pciAddress'));
  const open = functions.find(({ interface: { values } }) => values.pciAddress === undefined);
  return open
    ? missing(
        msg(
          'Interface "{{name}}" has no PCI address, so that it may be another one after each start, and commands in the guest name it by that.',
        ),
        { name: open.interface.name },
        by('pciAddress'),
      )
    : ready(msg('The guest finds its functions at {{addresses}}.'), {
        addresses: listOf(
          functions.flatMap(({ interface: { values } }) => values.pciAddress ?? []),
        ),
      });
};
