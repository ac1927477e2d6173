/**
 * Adds the plugin to those that the OpenShift console loads, or takes it out:
 * `run.sh console-plugins enable|disable` of the image, run by the chart's jobs.
 *
 * `spec.plugins` of the console's configuration is one list for all plugins. A merge patch would put
 * what was read in place of what is there, and lose a plugin that was added meanwhile; so the change is
 * a JSON Patch that tests the version that was read, made again where that has changed.
 */
import { readFileSync } from 'node:fs';
import https, { type RequestOptions } from 'node:https';
import http from 'node:http';
import path from 'node:path';

export type Action = 'enable' | 'disable';

type Operation =
  { op: 'test' | 'add'; path: string; value: unknown } | { op: 'remove'; path: string };

/** As much of consoles.operator.openshift.io as is looked at. */
export interface ConsoleConfig {
  metadata: { resourceVersion: string };
  spec?: { plugins?: string[] | null };
}

/**
 * What changes the list, or undefined where nothing is to be done.
 *
 * @returns a JSON Patch (RFC 6902) that fails where the object is not the one that was read
 */
export const patchOf = (
  action: Action,
  plugin: string,
  { metadata, spec }: ConsoleConfig,
): Operation[] | undefined => {
  const plugins = spec?.plugins ?? undefined;
  const at = plugins?.indexOf(plugin) ?? -1;
  if (at >= 0 === (action === 'enable')) return undefined;
  const same: Operation = {
    op: 'test',
    path: '/metadata/resourceVersion',
    value: metadata.resourceVersion,
  };
  if (action === 'disable') {
    const place = `/spec/plugins/${at}`;
    return [same, { op: 'test', path: place, value: plugin }, { op: 'remove', path: place }];
  }
  if (plugins) return [same, { op: 'add', path: '/spec/plugins/-', value: plugin }];
  if (spec) return [same, { op: 'add', path: '/spec/plugins', value: [plugin] }];
  return [same, { op: 'add', path: '/spec', value: { plugins: [plugin] } }];
};

/** Where the API is, and how this program is let in. */
export interface Api {
  url: URL;
  options: RequestOptions;
}

const CONSOLE = '/apis/operator.openshift.io/v1/consoles/cluster';
const TRIES = 10;

const send = (
  { url, options }: Api,
  method: string,
  body?: Operation[],
): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(
      new URL(CONSOLE, url),
      {
        ...options,
        method,
        timeout: 30_000,
        headers: {
          ...(options.headers as http.OutgoingHttpHeaders | undefined),
          Accept: 'application/json',
          ...(body ? { 'Content-Type': 'application/json-patch+json' } : {}),
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    request.on('timeout', () => request.destroy(new Error('The API gave no answer.')));
    request.on('error', reject);
    request.end(body && JSON.stringify(body));
  });

/** What the API says of a refusal. */
const reasonOf = ({ status, text }: { status: number; text: string }): string => {
  try {
    return (JSON.parse(text) as { message?: string }).message ?? `status ${status}`;
  } catch {
    return `status ${status}`;
  }
};

/** A refusal that asking again does not change. */
class Refused extends Error {}

const tryOnce = async (api: Api, action: Action, plugin: string): Promise<string | undefined> => {
  const read = await send(api, 'GET');
  if (read.status >= 400 && read.status < 429) throw new Refused(reasonOf(read));
  if (read.status !== 200) return undefined;
  const patch = patchOf(action, plugin, JSON.parse(read.text) as ConsoleConfig);
  if (patch === undefined) return `${plugin} is ${action}d already.`;
  const written = await send(api, 'PATCH', patch);
  if (written.status === 200) return `${plugin} is ${action}d.`;
  // 409 and 422 say that the list has changed meanwhile.
  const isWorthAnother = [409, 422, 429].includes(written.status) || written.status >= 500;
  if (!isWorthAnother) throw new Refused(reasonOf(written));
  return undefined;
};

/**
 * Makes the change, again where somebody else was faster or the API is busy.
 *
 * @returns what happened, for people
 * @throws Error with the reason
 */
export const changePlugins = async (
  api: Api,
  action: Action,
  plugin: string,
  pauseMs = 1000,
): Promise<string> => {
  let last = 'the list of plugins changed each time';
  for (let turn = 0; turn < TRIES; turn += 1) {
    if (turn > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs * Math.min(turn, 5)));
    try {
      const done = await tryOnce(api, action, plugin);
      if (done !== undefined) return done;
    } catch (error) {
      if (error instanceof Refused) throw error;
      last = error instanceof Error ? error.message : String(error);
    }
  }
  throw new Error(`${plugin} could not be ${action}d in ${TRIES} tries: ${last}.`);
};

/** The API as a pod is told of it. */
const apiOfPod = (folder: string): Api => ({
  url: new URL(process.env.API_SERVER ?? 'https://kubernetes.default.svc'),
  options: {
    ca: readFileSync(path.join(folder, 'ca.crt')),
    headers: { Authorization: `Bearer ${readFileSync(path.join(folder, 'token'), 'utf8').trim()}` },
  },
});

/** @returns the exit status: that of `disable` is always 0, as a failure would stop `helm uninstall` */
export const main = async ([action]: string[], env: NodeJS.ProcessEnv): Promise<number> => {
  const plugin = env.PLUGIN;
  if ((action !== 'enable' && action !== 'disable') || !plugin) {
    process.stderr.write('Usage: PLUGIN=name console-plugins enable|disable\n');
    return 2;
  }
  const folder = env.SERVICE_ACCOUNT ?? '/var/run/secrets/kubernetes.io/serviceaccount';
  try {
    process.stdout.write(`${await changePlugins(apiOfPod(folder), action, plugin)}\n`);
    return 0;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${why}\n`);
    if (action === 'enable') return 1;
    process.stderr.write(
      `Take ${plugin} out of spec.plugins of consoles.operator.openshift.io/cluster by hand.\n`,
    );
    return 0;
  }
};
