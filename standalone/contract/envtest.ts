import { spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import type { User } from '../kubernetes/user.ts';
import { mendedKubeApiServer } from '../apiserver/mended-kube-apiserver.ts';
import { readCrds } from '../apiserver/registry.ts';
import { isRecord, type KubernetesObject } from '../kubernetes/object.ts';

/** A real kube-apiserver with etcd, for tests. */
export interface Envtest {
  url: string;
  /** CRDs that this version of Kubernetes does not take, each with its answer. */
  refusedCrds: Record<string, string>;
  /** A file for `--kubeconfig`, with the first user's token. */
  kubeconfig: string;
  close(): Promise<void>;
}

export interface EnvtestOptions {
  /** Folder with `etcd` and `kube-apiserver`; KUBEBUILDER_ASSETS by convention. */
  assets: string;
  crdDir: string;
  users: [User, ...User[]];
}

// Alone it takes a quarter of a minute; beside browsers on two cores a good deal more.
const READY_MS = 120_000;
const POLL_MS = 200;

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const exited = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

const until = async (what: string, test: () => Promise<boolean>): Promise<void> => {
  const deadline = Date.now() + READY_MS;
  while (!(await test().catch(() => false))) {
    if (Date.now() > deadline) throw new Error(`${what} took longer than ${READY_MS / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
};

/** Drops what servers before 1.23 refuse in a schema: an empty text as default. */
const withoutEmptyDefaults = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutEmptyDefaults);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, entry]) => !(key === 'default' && entry === ''))
      .map(([key, entry]) => [key, withoutEmptyDefaults(entry)]),
  );
};

interface Version {
  served: boolean;
  storage: boolean;
}

/** A CRD as a bare server can serve it: without conversion webhook, and then in one version only. */
export const servable = (crd: KubernetesObject): KubernetesObject => {
  const spec = withoutEmptyDefaults(crd.spec) as { versions: Version[]; conversion?: unknown };
  const versions = spec.versions.map((version) => ({
    ...version,
    served: version.served && version.storage,
  }));
  return {
    apiVersion: crd.apiVersion,
    kind: crd.kind,
    metadata: {
      name: crd.metadata.name,
      // Groups below k8s.io are protected unless somebody has approved of them.
      annotations: { 'api-approved.kubernetes.io': 'unapproved, for tests' },
    },
    spec: { ...spec, conversion: { strategy: 'None' }, versions },
  };
};

interface Reply {
  status: number;
  body: string;
}

const requester =
  (port: number, token: string) =>
  (method: string, target: string, body?: unknown): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const request = https.request(
        {
          host: '127.0.0.1',
          port,
          method,
          path: target,
          // The server has just made its certificate; the kubeconfig names it afterwards.
          rejectUnauthorized: false,
          headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        },
        (response) => {
          let text = '';
          response.on('data', (chunk: Buffer) => (text += chunk.toString()));
          response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
        },
      );
      request.on('error', reject);
      request.end(body === undefined ? undefined : JSON.stringify(body));
    });

const CRDS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

const establish = async (
  send: ReturnType<typeof requester>,
  all: KubernetesObject[],
): Promise<Record<string, string>> => {
  const refused: Record<string, string> = {};
  for (const crd of all) {
    const { status, body } = await send('POST', CRDS, servable(crd));
    if (status !== 201) refused[crd.metadata.name] = body;
  }
  const crds = all.filter(({ metadata }) => !(metadata.name in refused));
  await until('Establishing the CRDs', async () => {
    const { items } = JSON.parse((await send('GET', CRDS)).body) as {
      items: { status?: { conditions?: { type: string; status: string }[] } }[];
    };
    return items.every(({ status }) =>
      status?.conditions?.some(({ type, status: is }) => type === 'Established' && is === 'True'),
    );
  });
  // Established is not yet served: discovery follows a little later.
  await until('Serving the CRDs', async () => {
    const served = await Promise.all(
      crds.map(async (crd) => {
        const { group, versions, names } = servable(crd).spec as {
          group: string;
          versions: (Version & { name: string })[];
          names: { plural: string };
        };
        const version = versions.find(({ served: is }) => is)?.name ?? '';
        const { status } = await send('GET', `/apis/${group}/${version}/${names.plural}?limit=1`);
        return status === 200;
      }),
    );
    return served.every(Boolean);
  });
  return refused;
};

/**
 * Starts etcd and kube-apiserver on free loopback ports with these CRDs, and waits until all is
 * served. Everything it makes lies in a temporary folder and goes with `close`.
 */
export const startEnvtest = async ({ assets, crdDir, users }: EnvtestOptions): Promise<Envtest> => {
  for (const name of ['etcd', 'kube-apiserver']) {
    if (!existsSync(path.join(assets, name))) throw new Error(`There is no ${name} in ${assets}.`);
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'envtest-'));
  const inFolder = (name: string) => path.join(folder, name);
  const [etcdPort, peerPort, apiPort] = await Promise.all([freePort(), freePort(), freePort()]);
  const children: ChildProcess[] = [];
  let log = '';
  const start = (binary: string, args: string[]) => {
    const child = spawn(binary, args, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-20_000)));
    }
    children.push(child);
  };
  const close = async () => {
    // The API server first: it waits long for an etcd that is gone.
    for (const child of [...children].reverse()) {
      child.kill('SIGKILL');
      await exited(child);
    }
    rmSync(folder, { recursive: true, force: true });
  };

  try {
    const kubeApiServer = mendedKubeApiServer(
      path.join(assets, 'kube-apiserver'),
      inFolder('kube-apiserver'),
    );
    const { publicKey, privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    });
    writeFileSync(inFolder('sa.pub'), publicKey);
    writeFileSync(inFolder('sa.key'), privateKey);
    writeFileSync(
      inFolder('tokens.csv'),
      users
        .map(({ token, name, groups }) => `${token},${name},${name},"${groups.join(',')}"\n`)
        .join(''),
    );
    const etcdUrl = `http://127.0.0.1:${etcdPort}`;
    const peerUrl = `http://127.0.0.1:${peerPort}`;
    start(path.join(assets, 'etcd'), [
      `--data-dir=${inFolder('etcd')}`,
      `--listen-client-urls=${etcdUrl}`,
      `--advertise-client-urls=${etcdUrl}`,
      `--listen-peer-urls=${peerUrl}`,
      `--initial-advertise-peer-urls=${peerUrl}`,
      `--initial-cluster=default=${peerUrl}`,
    ]);
    start(kubeApiServer, [
      `--etcd-servers=${etcdUrl}`,
      `--cert-dir=${inFolder('certs')}`,
      '--bind-address=127.0.0.1',
      `--secure-port=${apiPort}`,
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-key-file=${inFolder('sa.pub')}`,
      `--service-account-signing-key-file=${inFolder('sa.key')}`,
      `--token-auth-file=${inFolder('tokens.csv')}`,
      '--authorization-mode=RBAC',
      '--service-cluster-ip-range=10.96.0.0/16',
      '--disable-admission-plugins=ServiceAccount',
    ]);
    const [admin] = users;
    const send = requester(apiPort, admin.token);
    await until(
      'The start of kube-apiserver',
      async () => (await send('GET', '/readyz')).status === 200,
    );
    const refusedCrds = await establish(send, readCrds(crdDir));

    const url = `https://127.0.0.1:${apiPort}`;
    const kubeconfig = inFolder('kubeconfig');
    writeFileSync(
      kubeconfig,
      stringify({
        apiVersion: 'v1',
        kind: 'Config',
        'current-context': 'test',
        contexts: [{ name: 'test', context: { cluster: 'test', user: admin.name } }],
        clusters: [{ name: 'test', cluster: { server: url, 'insecure-skip-tls-verify': true } }],
        users: [{ name: admin.name, user: { token: admin.token } }],
      }),
    );
    return { url, kubeconfig, refusedCrds, close };
  } catch (error) {
    await close();
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${log}`);
  }
};
