import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
} from 'node:fs';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TLSSocket, type PeerCertificate } from 'node:tls';
import { gzipSync } from 'node:zlib';
import { freePort, until } from '../../standalone/contract/processes.ts';

export const root = path.resolve(__dirname, '../..');

/** Whoever is nobody on this machine: the image runs as a user without rights, too. */
const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  certificate: PeerCertificate;
}

/** Every text in the file has to be there: a test of another configuration would say nothing. */
const replaced = (text: string, changes: Record<string, string>): string => {
  const missing = Object.keys(changes).filter((from) => !text.includes(from));
  if (missing.length > 0) throw new Error(`image/nginx.conf has no ${missing.join(', ')}`);
  // In one go: what is put in may hold what is looked for.
  const all = new RegExp(Object.keys(changes).join('|'), 'g');
  return text.replace(all, (from) => changes[from] ?? from);
};

/** A certificate for this name, as the service CA of OpenShift puts it into a Secret. */
export const certificateFor = (folder: string, name: string): void => {
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'],
      ...['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`],
      ...['-keyout', path.join(folder, 'tls.key.new'), '-out', path.join(folder, 'tls.crt.new')],
    ],
    { stdio: 'pipe' },
  );
  for (const file of ['tls.key', 'tls.crt']) {
    chmodSync(path.join(folder, `${file}.new`), 0o644);
    cpSync(path.join(folder, `${file}.new`), path.join(folder, file));
  }
};

/** The image's way to serve the plugin, with nginx of this machine. */
export class ImageServer {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'image-'));
  private child: ChildProcess | undefined;
  readonly home = path.join(this.folder, 'home');
  readonly files = path.join(this.home, 'plugin');
  readonly cert = path.join(this.folder, 'cert');
  readonly tmp = path.join(this.folder, 'tmp');
  private readonly logFile = path.join(this.folder, 'log');
  port = 0;

  constructor() {
    for (const folder of [this.home, this.files, this.cert, this.tmp]) mkdirSync(folder);
    chmodSync(this.folder, 0o755);
  }

  /** A file of the plugin, with its compressed neighbour. */
  put(name: string, content: string): void {
    const file = path.join(this.files, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    writeFileSync(`${file}.gz`, gzipSync(content));
  }

  log(): string {
    return readFileSync(this.logFile, 'utf8');
  }

  /** All that was written below the one folder that may be written to. */
  written(): string[] {
    return readdirSync(this.tmp);
  }

  /** @param wrapper a program, with arguments, that runs the rest */
  async start(wrapper: string[] = []): Promise<void> {
    this.port = await freePort();
    writeFileSync(
      path.join(this.home, 'nginx.conf'),
      replaced(readFileSync(path.join(root, 'image/nginx.conf'), 'utf8'), {
        '9443': String(this.port),
        '/var/cert': this.cert,
        '/tmp/': `${this.tmp}/`,
        '/opt/console/plugin': this.files,
      }),
    );
    const log = openSync(this.logFile, 'w');
    if (isRoot) {
      for (const file of [this.tmp, this.logFile]) chownSync(file, NOBODY, NOBODY);
    }
    const run = path.join(root, 'image/run.sh');
    const asNobody = isRoot
      ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--no-new-privs']
      : [];
    const [command = '/bin/sh', ...args] = [
      ...wrapper,
      ...asNobody,
      '/bin/sh',
      run,
      'plugin',
    ] as string[];
    this.child = spawn(command, args, {
      stdio: ['ignore', log, log],
      env: {
        PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin`,
        CONSOLE_HOME: this.home,
        CERT_FOLDER: this.cert,
        CERT_CHECK_SECONDS: '1',
        TMPDIR: this.tmp,
      },
    });
    await until(`nginx (${this.log()})`, async () => {
      if (this.child?.exitCode !== null) return true;
      return (await this.get('/healthz')).status === 200;
    });
    if (this.child.exitCode !== null) throw new Error(`It ended: ${this.log()}`);
  }

  get(target: string, headers: Record<string, string> = {}, host = '127.0.0.1'): Promise<Reply> {
    return this.request(target, { headers, host });
  }

  request(
    target: string,
    { method = 'GET', headers = {}, host = '127.0.0.1' }: Partial<https.RequestOptions>,
  ): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const request = https.request(
        {
          host,
          port: this.port,
          path: target,
          method,
          headers,
          agent: false,
          rejectUnauthorized: false,
        },
        (response) => {
          const { socket } = response;
          if (!(socket instanceof TLSSocket)) throw new Error('The connection is not encrypted');
          const certificate = socket.getPeerCertificate();
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks),
              certificate,
            }),
          );
        },
      );
      request.on('error', reject);
      request.end();
    });
  }

  /** Ends it as kubelet does. @returns its exit status */
  async stop(): Promise<number | null> {
    const { child } = this;
    if (!child) return null;
    const status =
      child.exitCode ??
      (await new Promise<number | null>((resolve) => {
        child.once('exit', resolve);
        child.kill('SIGQUIT');
      }));
    this.child = undefined;
    return status;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
