import https from 'node:https';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { until } from './processes.ts';

interface Version {
  name: string;
  served: boolean;
  storage: boolean;
}

interface CrdSpec {
  group: string;
  names: { plural: string };
  versions: Version[];
  conversion?: { strategy: string };
}

const specOf = ({ spec }: KubernetesObject): CrdSpec => spec as CrdSpec;

/**
 * A CRD as a server without anything beside it can serve it: where a webhook would convert between
 * versions, in the stored one only.
 */
const servable = (crd: KubernetesObject): KubernetesObject => {
  const spec = specOf(crd);
  const converted = spec.conversion?.strategy === 'Webhook';
  return {
    apiVersion: crd.apiVersion,
    kind: crd.kind,
    metadata: {
      name: crd.metadata.name,
      // Groups below k8s.io are protected unless somebody has approved of them.
      annotations: { 'api-approved.kubernetes.io': 'unapproved, for tests' },
    },
    spec: {
      ...spec,
      conversion: { strategy: 'None' },
      versions: spec.versions.map((version) => ({
        ...version,
        served: version.served && (version.storage || !converted),
      })),
    },
  };
};

interface Reply {
  status: number;
  body: string;
}

export type Send = (method: string, target: string, body?: unknown) => Promise<Reply>;

/** Requests to a server on a loopback port, with a certificate that it has just made. */
export const requester =
  (port: number, token: string): Send =>
  (method, target, body) =>
    new Promise((resolve, reject) => {
      const request = https.request(
        {
          host: '127.0.0.1',
          port,
          method,
          path: target,
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

export const CRDS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

const listPaths = (crd: KubernetesObject): string[] => {
  const { group, versions, names } = specOf(servable(crd));
  return versions
    .filter(({ served }) => served)
    .map(({ name }) => `/apis/${group}/${name}/${names.plural}?limit=1`);
};

/**
 * Creates the CRDs and waits until each is served, which is a little later than Established.
 *
 * @returns those that the server does not take, each with its answer
 */
export const establish = async (
  send: Send,
  all: KubernetesObject[],
): Promise<Record<string, string>> => {
  const refused: Record<string, string> = {};
  for (const crd of all) {
    const { status, body } = await send('POST', CRDS, servable(crd));
    if (status !== 201) refused[crd.metadata.name] = body;
  }
  const waiting = new Set(
    all.filter(({ metadata }) => !(metadata.name in refused)).flatMap(listPaths),
  );
  await until('Serving the CRDs', async () => {
    for (const target of waiting) {
      if ((await send('GET', target)).status === 200) waiting.delete(target);
    }
    return waiting.size === 0;
  });
  return refused;
};
