import { yamlOf, type Comment } from '../../../domain/text/yaml';
import { newVm, starts, type Start } from '../../../domain/vm/create/starts';

/*
 * What the console's YAML editor begins with for a new VirtualMachine: the starting points of the page
 * that creates VMs, as text. The console reads them by name (console.yaml-template). The namespace is
 * left out: the editor fills it in. The VMs do not start by themselves, since names of networks are to
 * be replaced.
 */

const SPEC = ['spec', 'template', 'spec'];

/** What people have to know who see the text alone. */
const comments: readonly Comment[] = [
  [
    [...SPEC, 'volumes', 1, 'cloudInitNoCloud', 'userData'],
    'The guest asks for another password at the first login.',
  ],
  [
    [...SPEC, 'domain', 'devices', 'interfaces', 0, 'ports'],
    'Without ports the VM can be reached on all of them.',
  ],
  [
    [...SPEC, 'networks', 1, 'multus', 'networkName'],
    'A NetworkAttachmentDefinition of this namespace, or namespace/name of another.',
  ],
];

const textOf = (id: Start['id']): string => {
  const start = starts.find((each) => each.id === id) ?? starts[0];
  return yamlOf(newVm(start, { name: start.name }), comments);
};

/** The pod network behind the address of the pod; the usual way, and live migratable. */
export const masquerade = textOf('masquerade');

/** The pod network with IPv4 by DHCP and IPv6 by cloud-init, which masquerade does not hand out. */
export const dualStack = textOf('dual-stack');

/** A Linux bridge network beside the pod network. */
export const linuxBridge = textOf('linux-bridge');

/** An SR-IOV network beside the pod network. */
export const sriov = textOf('sriov');

/** A static address on a Linux bridge network beside the pod network. */
export const staticIp = textOf('static-ip');
