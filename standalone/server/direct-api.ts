import { randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import { generate } from 'selfsigned';
import { parse, stringify } from 'yaml';
import { messageOf } from '../../kubeconfig/messages.ts';
import type { RunningApiServer } from '../apiserver/index.ts';
import { unauthorized } from '../apiserver/status.ts';
import { isRecord } from '../kubernetes/object.ts';
import type { User } from '../kubernetes/user.ts';
import { refuseUpgrade } from './proxy-upgrade.ts';
import { closer, listen } from './listen.ts';
import { UsageError } from './upstream.ts';

export interface DirectApiOptions {
  api: Pick<RunningApiServer, 'answer' | 'upgrade'>;
  /** Each gets a token and a context; the first one's is the current one. */
  users: readonly [User, ...User[]];
  /** 0 takes any free port. */
  port: number;
  /** Where the kubeconfig is written; a file in a temporary folder, which goes with the server, by default. */
  file?: string | undefined;
  /** The namespace of the contexts. */
  namespace: string;
}

/** The embedded API, open to kubectl. */
export interface DirectApi {
  url: string;
  /** The kubeconfig's file. */
  kubeconfig: string;
  close(): Promise<void>;
}

const NAME = 'vm-networking-demo';
const HOST = '127.0.0.1';
const DAY_MS = 24 * 60 * 60 * 1000;
const VALID_DAYS = 30;

/** A certificate of its own: kubectl sends no token without TLS. */
const newCertificate = () =>
  generate([{ name: 'commonName', value: NAME }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - DAY_MS),
    notAfterDate: new Date(Date.now() + VALID_DAYS * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: HOST }] },
    ],
  });

interface Account {
  user: User;
  token: string;
}

const kubeconfigOf = (
  url: string,
  certificate: string,
  accounts: readonly Account[],
  namespace: string,
): string =>
  stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': accounts[0]?.user.name,
    contexts: accounts.map(({ user: { name } }) => ({
      name,
      context: { cluster: NAME, user: name, namespace },
    })),
    clusters: [
      {
        name: NAME,
        cluster: {
          server: url,
          'certificate-authority-data': Buffer.from(certificate).toString('base64'),
        },
      },
    ],
    users: accounts.map(({ user: { name }, token }) => ({ name, user: { token } })),
  });

const isOurs = (file: string): boolean => {
  try {
    const content: unknown = parse(readFileSync(file, 'utf8'));
    const clusters: unknown = isRecord(content) ? content.clusters : undefined;
    return (
      Array.isArray(clusters) &&
      clusters.length === 1 &&
      clusters.every((cluster) => isRecord(cluster) && cluster.name === NAME)
    );
  } catch {
    // What cannot be read is somebody else's.
    return false;
  }
};

/** Nobody loses the credentials of a real cluster to a demo. @throws UsageError */
const checkFile = (file: string): void => {
  if (existsSync(file) && !isOurs(file)) {
    throw new UsageError(
      `--write-kubeconfig: ${file} is there already and was not written by the demo. Name a new file.`,
    );
  }
};

/** @returns what removes it, where it is not somewhere that was asked for */
const writeKubeconfig = (content: string, asked: string | undefined) => {
  const folder = asked === undefined ? mkdtempSync(path.join(tmpdir(), `${NAME}-`)) : undefined;
  const file = path.resolve(folder === undefined ? (asked ?? '') : path.join(folder, 'kubeconfig'));
  try {
    // A file that is there keeps its mode when it is written: it is made anew.
    rmSync(file, { force: true });
    writeFileSync(file, content, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw new UsageError(`--write-kubeconfig: ${messageOf(error)}`);
  }
  const remove = () => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  };
  return { file, remove };
};

const sameToken = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

const accountOf = (
  { headers: { authorization = '' } }: IncomingMessage,
  accounts: readonly Account[],
): Account | undefined => {
  const given = /^Bearer (.+)$/.exec(authorization)?.[1] ?? '';
  return accounts.find(({ token }) => sameToken(token, given));
};

const refuse = (response: ServerResponse): void => {
  const { code, status } = unauthorized();
  response.writeHead(code, { 'Content-Type': 'application/json' });
  response.end(`${JSON.stringify(status)}\n`);
};

/**
 * Opens the embedded API itself on loopback, over TLS and with tokens that nobody else knows, and writes a
 * kubeconfig for it that only its owner can read.
 *
 * @throws UsageError when the port is taken or the file cannot be written; nothing is left running then
 */
export const openApi = async (options: DirectApiOptions): Promise<DirectApi> => {
  const { api, users, port, namespace } = options;
  if (options.file !== undefined) checkFile(options.file);
  const accounts = users.map((user) => ({ user, token: randomBytes(32).toString('base64url') }));
  const { cert, private: key } = await newCertificate();
  const server = https.createServer({ cert, key }, (request, response) => {
    const account = accountOf(request, accounts);
    if (!account) {
      refuse(response);
      return;
    }
    request.headers.authorization = `Bearer ${account.user.token}`;
    void api.answer(request, response);
  });
  server.keepAliveTimeout = 0;
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const account = accountOf(request, accounts);
    if (!account) {
      refuseUpgrade(socket, 401, 'Unauthorized');
      return;
    }
    request.headers.authorization = `Bearer ${account.user.token}`;
    void api.upgrade(request, socket, head);
  });
  const close = closer(server);
  const url = `https://${HOST}:${await listen(server, HOST, port, '--api-port')}`;
  try {
    const content = kubeconfigOf(url, cert, accounts, namespace);
    const { file, remove } = writeKubeconfig(content, options.file);
    return {
      url,
      kubeconfig: file,
      close: async () => {
        await close();
        remove();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
};
