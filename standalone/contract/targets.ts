import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import type { User } from '../kubernetes/user.ts';
import { startEnvtest } from './envtest.ts';
import { startApiServer } from '../apiserver/index.ts';

export const admin: User = {
  name: 'contract-admin',
  groups: ['system:masters'],
  token: 'contract-admin-token',
};

/** Somebody without any right, but for what a test binds to them. */
export const nobody: User = { name: 'contract-user', groups: [], token: 'contract-token' };

/** A server under test. */
export interface Server {
  url: string;
  close(): Promise<void>;
}

export interface Target {
  name: string;
  /** Why nothing can be tested here. */
  missing?: string;
  start(): Promise<Server>;
}

const namespaceDefault: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'default' },
  spec: { finalizers: ['kubernetes'] },
  status: { phase: 'Active' },
};

const { CRD_DIR: crdDir, KUBEBUILDER_ASSETS: assets } = process.env;

const scenarioOf = (objects: KubernetesObject[]): Scenario => ({
  name: 'contract',
  title: 'Contract',
  description: 'Nothing but the users.',
  users: [admin, nobody],
  objects: () => structuredClone([namespaceDefault, ...objects]),
});

/** How a cluster on OpenShift says where Services get their addresses of. */
const networkConfig = (serviceNetwork: string[]): KubernetesObject => ({
  apiVersion: 'config.openshift.io/v1',
  kind: 'Network',
  metadata: { name: 'cluster' },
  spec: { serviceNetwork },
  status: { serviceNetwork },
});

const embedded = (serviceNetworks?: string[]): Target => ({
  name: 'the embedded API',
  start: () =>
    startApiServer({
      scenario: scenarioOf(serviceNetworks ? [networkConfig(serviceNetworks)] : []),
      ...(crdDir === undefined ? {} : { crdDir }),
    }),
});

const realTarget = (serviceNetworks?: string[]): Target => {
  const name = 'kube-apiserver';
  if (!assets || !crdDir) {
    return {
      name,
      missing: 'KUBEBUILDER_ASSETS and CRD_DIR name none',
      start: () => Promise.reject(new Error('There is no kube-apiserver.')),
    };
  }
  return {
    name,
    start: () =>
      startEnvtest({
        assets,
        crdDir,
        users: [admin, nobody],
        ...(serviceNetworks ? { serviceNetworks } : {}),
      }),
  };
};

export const targets: Target[] = [embedded(), realTarget()];

/** The same with these ranges for Services, in CIDR notation. */
export const targetsWith = (serviceNetworks: string[]): Target[] => [
  embedded(serviceNetworks),
  realTarget(serviceNetworks),
];
