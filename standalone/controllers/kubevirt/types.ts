import type { KubernetesObject } from '../../kubernetes/object.ts';

/*
 * KubeVirt's kinds as far as the controllers look at them. What is stored has passed the CRDs'
 * schemas, so the fields that are there have these types; any of them may be missing.
 */

export interface Condition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason?: string;
  message?: string;
  lastProbeTime?: string | null;
  lastTransitionTime?: string | null;
}

export interface Port {
  name?: string;
  port: number;
  protocol?: string;
}

/** `domain.devices.interfaces[]`. */
export interface Interface {
  name: string;
  model?: string;
  macAddress?: string;
  pciAddress?: string;
  bootOrder?: number;
  state?: string;
  ports?: Port[];
  portRanges?: PortRange[];
  dhcpOptions?: {
    ntpServers?: string[];
    privateOptions?: { option: number; value: string }[];
  };
  bridge?: object;
  masquerade?: object;
  sriov?: object;
  passtBinding?: object;
  slirp?: object;
  passt?: object;
  macvtap?: object;
  binding?: { name: string };
}

/** Ports from `start` to `end`, both included. */
export interface PortRange {
  start: number;
  end: number;
  protocol: string;
}

/** `networks[]`. */
export interface Network {
  name: string;
  pod?: { vmNetworkCIDR?: string; vmIPv6NetworkCIDR?: string };
  multus?: { networkName: string; default?: boolean };
  resourceClaim?: { claimName?: string; requestName?: string };
}

export interface CloudInit {
  userData?: string;
  userDataBase64?: string;
  networkData?: string;
  networkDataBase64?: string;
  /** Of user data. */
  secretRef?: { name?: string };
  networkDataSecretRef?: { name?: string };
}

export interface Volume {
  name: string;
  containerDisk?: { image: string };
  cloudInitNoCloud?: CloudInit;
  cloudInitConfigDrive?: CloudInit;
  hostDisk?: object;
  persistentVolumeClaim?: { claimName: string };
  dataVolume?: { name: string };
  memoryDump?: object;
}

/** A key or a password that KubeVirt puts into the guest. */
export interface AccessCredential {
  sshPublicKey?: Credential;
  userPassword?: Credential;
}

interface Credential {
  source?: { secret?: { secretName?: string } };
  propagationMethod?: {
    noCloud?: object;
    configDrive?: object;
    qemuGuestAgent?: { users?: string[] };
  };
}

/** Asks a guest whether it is there for clients. Times in seconds. */
export interface Probe {
  tcpSocket?: { port?: number | string };
  httpGet?: { port?: number | string; path?: string; scheme?: string };
  exec?: { command?: string[] };
  guestAgentPing?: object;
  initialDelaySeconds?: number;
  [setting: string]: unknown;
}

/** The spec of an instance, which a VM's template holds. */
export interface InstanceSpec {
  hostname?: string;
  readinessProbe?: Probe;
  resourceClaims?: { name: string }[];
  architecture?: string;
  domain: {
    cpu?: {
      cores?: number;
      sockets?: number;
      threads?: number;
      dedicatedCpuPlacement?: boolean;
      isolateEmulatorThread?: boolean;
    };
    memory?: { guest?: string | number; hugepages?: { pageSize?: string } };
    machine?: { type?: string };
    resources?: { requests?: Record<string, string | number> };
    devices: {
      interfaces?: Interface[];
      disks?: { name: string; bootOrder?: number; cdrom?: object }[];
      filesystems?: { name: string }[];
      autoattachPodInterface?: boolean;
      networkInterfaceMultiqueue?: boolean;
      hostDevices?: object[];
      gpus?: object[];
    };
  };
  networks?: Network[];
  volumes?: Volume[];
  accessCredentials?: AccessCredential[];
  nodeSelector?: Record<string, string>;
  tolerations?: Toleration[];
  affinity?: { nodeAffinity?: NodeAffinity };
}

export interface Toleration {
  key?: string;
  operator?: string;
  value?: string;
  effect?: string;
}

export interface NodeAffinity {
  requiredDuringSchedulingIgnoredDuringExecution?: {
    nodeSelectorTerms: {
      matchExpressions?: { key: string; operator: string; values?: string[] }[];
    }[];
  };
}

export interface StateChangeRequest {
  action: 'Start' | 'Stop';
  uid?: string;
}

/** Names an instance type or a preference. */
export interface Matcher {
  kind?: string;
  name?: string;
}

/** A volume that comes with a VM. */
export interface DataVolumeTemplate {
  metadata?: {
    name?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec: {
    source?: Record<string, unknown>;
    sourceRef?: { kind?: string; name?: string; namespace?: string };
    storage?: { resources?: { requests?: { storage?: string } } };
    pvc?: { resources?: { requests?: { storage?: string } } };
  };
}

export interface DataVolume extends KubernetesObject {
  spec: DataVolumeTemplate['spec'];
  status?: { phase?: string; progress?: string; claimName?: string; conditions?: Condition[] };
}

export interface VirtualMachine extends KubernetesObject {
  spec: {
    running?: boolean;
    runStrategy?: string;
    instancetype?: Matcher;
    preference?: Matcher;
    dataVolumeTemplates?: DataVolumeTemplate[];
    template: {
      metadata?: {
        labels?: Record<string, string>;
        annotations?: Record<string, string>;
      } | null;
      spec: InstanceSpec;
    };
  };
  status?: {
    conditions?: Condition[];
    created?: boolean;
    ready?: boolean;
    desiredGeneration?: number;
    observedGeneration?: number;
    printableStatus?: string;
    runStrategy?: string;
    stateChangeRequests?: StateChangeRequest[];
  };
}

/** `status.interfaces[]` of an instance. */
export interface InterfaceStatus {
  /** Missing where only the guest knows the interface. */
  name?: string;
  mac?: string;
  interfaceName?: string;
  podInterfaceName?: string;
  ipAddress?: string;
  ipAddresses?: string[];
  /** Comma-separated: `domain`, `guest-agent`, `multus-status`. */
  infoSource?: string;
  linkState?: string;
  queueCount?: number;
}

export interface PhaseTransition {
  phase: string;
  phaseTransitionTimestamp: string;
}

export interface MigrationState {
  migrationUid?: string;
  sourceNode?: string;
  sourcePod?: string;
  targetNode?: string;
  targetPod?: string;
  targetNodeAddress?: string;
  targetNodeDomainDetected?: boolean;
  startTimestamp?: string | null;
  endTimestamp?: string | null;
  completed?: boolean;
  failed?: boolean;
  failureReason?: string;
  abortRequested?: boolean;
  abortStatus?: string;
  mode?: string;
}

export interface InstanceStatus {
  phase?: string;
  nodeName?: string;
  /** The node that it has to leave. */
  evacuationNodeName?: string;
  activePods?: Record<string, string>;
  conditions?: Condition[];
  interfaces?: InterfaceStatus[];
  migrationState?: MigrationState;
  phaseTransitionTimestamps?: PhaseTransition[];
  [field: string]: unknown;
}

export interface VirtualMachineInstance extends KubernetesObject {
  spec: InstanceSpec;
  status?: InstanceStatus;
}

export interface Migration extends KubernetesObject {
  spec: { vmiName?: string; addedNodeSelector?: Record<string, string> };
  status?: {
    phase?: string;
    conditions?: Condition[];
    migrationState?: MigrationState;
    phaseTransitionTimestamps?: PhaseTransition[];
  };
}

export interface Pod extends KubernetesObject {
  spec: {
    nodeName?: string;
    nodeSelector?: Record<string, string>;
    tolerations?: Toleration[];
    affinity?: { nodeAffinity?: NodeAffinity };
    containers: {
      name: string;
      image?: string;
      readinessProbe?: Probe;
      resources?: { requests?: Record<string, string> };
    }[];
  };
  status?: {
    phase?: string;
    conditions?: Condition[];
    podIP?: string;
    podIPs?: { ip: string }[];
    [field: string]: unknown;
  };
}

export interface Node extends KubernetesObject {
  spec?: {
    podCIDR?: string;
    podCIDRs?: string[];
    unschedulable?: boolean;
    taints?: { key: string; value?: string; effect: string }[];
  };
  status?: {
    addresses?: { type: string; address: string }[];
    allocatable?: Record<string, string>;
    capacity?: Record<string, string>;
    conditions?: Condition[];
  };
}
