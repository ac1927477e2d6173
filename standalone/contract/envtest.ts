import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { readCrds } from '../apiserver/registry.ts';
import type { User } from '../kubernetes/user.ts';
import { startFront } from './front.ts';
import { establish, requester } from './genuine-crds.ts';
import { freePort, Processes, until } from './processes.ts';

/** A real Kubernetes API for tests. */
export interface Envtest {
  url: string;
  /** CRDs that the server does not take, each with its answer. */
  refusedCrds: Record<string, string>;
  /** A file for `--kubeconfig`, with the first user's token. */
  kubeconfig: string;
  close(): Promise<void>;
}

export interface EnvtestOptions {
  /**
   * Folder with `etcd` and `kube-apiserver`, KUBEBUILDER_ASSETS by convention. Where kube-apiserver
   * is older than 1.25, `crd-server` beside it serves the custom resources.
   */
  assets: string;
  crdDir: string;
  users: [User, ...User[]];
  /** Where Services get their addresses of: one range in CIDR notation, or one of each family. */
  serviceNetworks?: string[];
}

const SERVICE_NETWORKS = ['10.96.0.0/16'];

/** The first Kubernetes 1.x in which Services of both families are no experiment. */
const FIRST_WITH_DUAL_STACK = 23;

/** The first Kubernetes 1.x whose kube-apiserver evaluates the CEL rules of CRDs. */
const FIRST_WITH_CEL = 25;

const versionOf = (kubeApiServer: string): string =>
  spawnSync(kubeApiServer, ['--version'], { encoding: 'utf8' }).stdout.trim();

const isSince = (version: string, first: number): boolean => {
  const [, major = '0', minor = '0'] = /v(\d+)\.(\d+)\./.exec(version) ?? [];
  return Number(major) > 1 || Number(minor) >= first;
};

/** The program that serves custom resources: undefined where kube-apiserver does. */
const crdServerIn = (assets: string): string | undefined => {
  for (const name of ['etcd', 'kube-apiserver']) {
    if (!existsSync(path.join(assets, name))) throw new Error(`There is no ${name} in ${assets}.`);
  }
  const version = versionOf(path.join(assets, 'kube-apiserver'));
  if (isSince(version, FIRST_WITH_CEL)) return undefined;
  const crdServer = path.join(assets, 'crd-server');
  if (existsSync(crdServer)) return crdServer;
  throw new Error(
    `${version} in ${assets} evaluates no CEL rules of CRDs: 1.${FIRST_WITH_CEL} or later is needed, or a crd-server beside it.`,
  );
};

const startEtcd = async (programs: Processes, assets: string): Promise<string> => {
  const [port, peerPort] = await Promise.all([freePort(), freePort()]);
  const url = `http://127.0.0.1:${port}`;
  const peerUrl = `http://127.0.0.1:${peerPort}`;
  programs.start(path.join(assets, 'etcd'), [
    `--data-dir=${programs.inFolder('etcd')}`,
    `--listen-client-urls=${url}`,
    `--advertise-client-urls=${url}`,
    `--listen-peer-urls=${peerUrl}`,
    `--initial-advertise-peer-urls=${peerUrl}`,
    `--initial-cluster=default=${peerUrl}`,
  ]);
  return url;
};

const startKubeApiServer = async (
  programs: Processes,
  { assets, users, serviceNetworks = SERVICE_NETWORKS }: EnvtestOptions,
  etcdUrl: string,
): Promise<number> => {
  const port = await freePort();
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  writeFileSync(programs.inFolder('sa.pub'), publicKey);
  writeFileSync(programs.inFolder('sa.key'), privateKey);
  const tokens = users.map(
    ({ token, name, groups }) =>
      // An empty column would be a group without a name.
      `${[token, name, name, ...(groups.length > 0 ? [`"${groups.join(',')}"`] : [])].join(',')}\n`,
  );
  writeFileSync(programs.inFolder('tokens.csv'), tokens.join(''));
  const program = path.join(assets, 'kube-apiserver');
  programs.start(program, [
    `--etcd-servers=${etcdUrl}`,
    '--etcd-prefix=/kube-apiserver',
    `--cert-dir=${programs.inFolder('certs')}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${programs.inFolder('sa.pub')}`,
    `--service-account-signing-key-file=${programs.inFolder('sa.key')}`,
    `--token-auth-file=${programs.inFolder('tokens.csv')}`,
    '--authorization-mode=RBAC',
    `--service-cluster-ip-range=${serviceNetworks.join(',')}`,
    '--disable-admission-plugins=ServiceAccount',
    ...(isSince(versionOf(program), FIRST_WITH_DUAL_STACK)
      ? []
      : ['--feature-gates=IPv6DualStack=true,ServiceLBNodePortControl=true']),
  ]);
  return port;
};

const startCrdServer = async (
  programs: Processes,
  crdServer: string,
  etcdUrl: string,
): Promise<number> => {
  const port = await freePort();
  const certs = programs.inFolder('crd-certs');
  const flags = { 'etcd-servers': etcdUrl, 'secure-port': port, 'cert-dir': certs };
  programs.start(
    crdServer,
    Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]),
  );
  return port;
};

const kubeconfigOf = (url: string, { name, token }: User): string =>
  stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'test',
    contexts: [{ name: 'test', context: { cluster: 'test', user: name } }],
    clusters: [{ name: 'test', cluster: { server: url, 'insecure-skip-tls-verify': true } }],
    users: [{ name, user: { token } }],
  });

/** Starts the servers. @returns the port of all, and what the CRDs met */
const serve = async (programs: Processes, options: EnvtestOptions) => {
  const { assets, crdDir, users } = options;
  const crdServer = crdServerIn(assets);
  const etcdUrl = await startEtcd(programs, assets);
  const core = await startKubeApiServer(programs, options, etcdUrl);
  const custom = crdServer ? await startCrdServer(programs, crdServer, etcdUrl) : core;
  const [admin] = users;
  const sendCore = requester(core, admin.token);
  const sendCustom = requester(custom, admin.token);
  await until(
    'The start of kube-apiserver',
    async () => (await sendCore('GET', '/readyz')).status === 200,
  );
  await until(
    'The start of the server of custom resources',
    async () => (await sendCustom('GET', '/healthz')).status === 200,
  );
  const refusedCrds = await establish(sendCustom, readCrds(crdDir));
  if (!crdServer) return { port: core, refusedCrds, close: () => Promise.resolve() };
  const inCerts = (name: string) => programs.inFolder(path.join('certs', name));
  const certificate = { cert: inCerts('apiserver.crt'), key: inCerts('apiserver.key') };
  const front = await startFront({ core, custom, certificate, sendCore, sendCustom });
  return { ...front, refusedCrds };
};

/**
 * Starts a real Kubernetes API on free loopback ports with these CRDs, and waits until all is
 * served. Everything it makes lies in a temporary folder and goes with `close`.
 *
 * @throws Error when a program is missing, is too old, or does not start
 */
export const startEnvtest = async (options: EnvtestOptions): Promise<Envtest> => {
  const programs = new Processes();
  try {
    const { port, refusedCrds, close } = await serve(programs, options);
    const url = `https://127.0.0.1:${port}`;
    const kubeconfig = programs.inFolder('kubeconfig');
    writeFileSync(kubeconfig, kubeconfigOf(url, options.users[0]));
    return {
      url,
      kubeconfig,
      refusedCrds,
      close: async () => {
        await close();
        await programs.close();
      },
    };
  } catch (error) {
    await programs.close();
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(programs.log === '' ? why : `${why}\n${programs.log}`);
  }
};
