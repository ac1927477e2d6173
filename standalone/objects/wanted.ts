import { macFrom } from '../kubernetes/address.ts';
import type { Machine, Nic } from './machine.ts';
import type { Timestamp } from '../kubernetes/time.ts';
import { vm } from './vm.ts';
import { MAC_PREFIX } from './cluster/base.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';

/** A VM as somebody has just created it: the controllers make the rest of it. */
export interface Wanted {
  namespace: string;
  name: string;
  description: string;
  created: Timestamp;
  nics: Nic[];
  /** 2 by default. */
  cores?: number;
  /** 4 by default. */
  memoryGi?: number;
  /** Labels of instance and pod. */
  templateLabels?: Record<string, string>;
  nodeSelector?: Record<string, string>;
  /** Whether the guest installs the guest agent; it does unless told otherwise. */
  agent?: boolean;
  /** `Halted` for a VM that does not run; `Always` by default. */
  runStrategy?: 'Always' | 'Halted';
  labels?: Record<string, string>;
  /** Asks the guest whether it is ready. */
  readinessProbe?: object;
  /** Keys and passwords that KubeVirt puts into the guest. */
  accessCredentials?: object[];
  /** Behind the user data, such as keys. */
  moreUserData?: string;
}

/** A MAC address of the pool, by its number. */
export const mac = (number: number): string => macFrom(MAC_PREFIX, number);

export const podNic = (number: number): Nic => ({
  name: 'default',
  binding: 'masquerade',
  mac: mac(number),
  addresses: [],
});

/** An interface on a secondary network; with `own`, an address in CIDR notation, the guest sets that. */
export const nicOn = (
  name: string,
  nad: string,
  address: string,
  { own, binding = 'bridge' }: { own?: string; binding?: 'bridge' | 'sriov' } = {},
): Nic => ({
  name,
  nad,
  binding,
  mac: address,
  addresses: [],
  ...(own !== undefined && { staticAddress: own }),
});

interface Template {
  metadata: object;
  spec: { volumes: { cloudInitNoCloud?: { userData: string } }[]; [field: string]: unknown };
}

/** The user data without the lines that install the agent. */
const withoutAgent = (userData: string): string =>
  userData
    .split('\n')
    .filter((line) => !/packages:|runcmd:|qemu-guest-agent/.test(line))
    .join('\n');

/** The VirtualMachine, which nobody has seen yet. */
export const wanted = (settings: Wanted): KubernetesObject => {
  const {
    cores = 2,
    memoryGi = 4,
    nodeSelector,
    agent = true,
    runStrategy = 'Always',
    accessCredentials,
    readinessProbe,
    moreUserData = '',
    ...rest
  } = settings;
  const machine: Machine = {
    ...rest,
    started: settings.created,
    node: '',
    cores,
    memoryGi,
  };
  const { status: _status, ...object } = vm(machine);
  const template = (object.spec as { template: Template }).template;
  const volumes = template.spec.volumes.map((volume) => {
    const { cloudInitNoCloud } = volume;
    if (!cloudInitNoCloud) return volume;
    const { userData } = cloudInitNoCloud;
    const shown = (agent ? userData : withoutAgent(userData)) + moreUserData;
    return { ...volume, cloudInitNoCloud: { ...cloudInitNoCloud, userData: shown } };
  });
  return {
    ...object,
    spec: {
      runStrategy,
      template: {
        ...template,
        spec: {
          ...template.spec,
          volumes,
          ...(nodeSelector && { nodeSelector }),
          ...(accessCredentials && { accessCredentials }),
          ...(readinessProbe && { readinessProbe }),
        },
      },
    },
  };
};

/** A migration as somebody asks for it. */
export const migrationOf = (
  namespace: string,
  vmiName: string,
  name: string,
): KubernetesObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachineInstanceMigration',
  metadata: { namespace, name, labels: { 'kubevirt.io/vmi-name': vmiName } },
  spec: { vmiName },
});
