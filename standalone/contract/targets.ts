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

const bare: Scenario = {
  name: 'contract',
  title: 'Contract',
  description: 'Nothing but the users.',
  users: [admin, nobody],
  objects: () => [namespaceDefault],
};

const { CRD_DIR: crdDir, KUBEBUILDER_ASSETS: assets } = process.env;

const embedded: Target = {
  name: 'the embedded API',
  start: () => startApiServer({ scenario: bare, ...(crdDir === undefined ? {} : { crdDir }) }),
};

const realTarget = (): Target => {
  const name = 'kube-apiserver';
  if (!assets || !crdDir) {
    return {
      name,
      missing: 'KUBEBUILDER_ASSETS and CRD_DIR name none',
      start: () => Promise.reject(new Error('There is no kube-apiserver.')),
    };
  }
  return { name, start: () => startEnvtest({ assets, crdDir, users: [admin, nobody] }) };
};

export const targets: Target[] = [embedded, realTarget()];
