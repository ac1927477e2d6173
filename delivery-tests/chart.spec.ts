import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import packageJson from '../package.json';
import { startEnvtest, type Envtest } from '../standalone/contract/envtest.ts';
import type { KubernetesObject } from '../standalone/kubernetes/object.ts';
import { ask } from './support/ask.ts';
import { CHART, GO_PATH, render } from './support/chart.ts';
import { findProgram } from './support/programs.ts';
import { RULES } from './support/rights.ts';

const PLUGIN = 'vm-networking-console-plugin';
const ADMIN = { name: 'admin', groups: ['system:masters'], token: 'admin' };
const IMAGE = 'quay.io/org/vm-networking-console-plugin:0.1.0';

const standalone = {
  mode: 'standalone',
  image: `${IMAGE}@sha256:${'0'.repeat(64)}`,
  standalone: {
    publicUrl: 'https://console.example.org/',
    proxy: {
      image: 'quay.io/oauth2-proxy/oauth2-proxy:v7.6.0',
      issuerUrl: 'https://issuer.example.org/realms/cluster',
      clientId: 'kubernetes',
      secretName: 'proxy',
    },
  },
};

/** Guided tours, one object for each. */
const QUICK_STARTS = path.join(CHART, 'files/quickstarts');
const TOURS = readdirSync(QUICK_STARTS).flatMap((language) =>
  readdirSync(path.join(QUICK_STARTS, language)),
);

/** What people install, and the corners of each value. */
const VALUES: Record<string, object> = {
  'the smallest': { image: IMAGE },
  'a plugin that is switched on': { image: IMAGE, enable: { job: true } },
  'a plugin with everything': {
    image: IMAGE,
    enable: { job: true },
    replicas: 3,
    port: 443,
    imagePullPolicy: 'Always',
    imagePullSecrets: [{ name: 'pull' }],
    nodeSelector: { 'node-role.kubernetes.io/infra': '' },
    tolerations: [{ key: 'infra', operator: 'Exists' }],
    priorityClassName: 'system-cluster-critical',
  },
  'a plugin with little': {
    image: IMAGE,
    replicas: 1,
    podDisruptionBudget: { enabled: false },
    networkPolicy: { enabled: false },
    quickStarts: { enabled: false },
  },
  'a console of its own': standalone,
  'a console of its own with everything': {
    ...standalone,
    enable: { job: true },
    standalone: {
      ...standalone.standalone,
      tokenHeader: 'X-Forwarded-Access-Token',
      proxy: {
        ...standalone.standalone.proxy,
        extraArgs: ['--allowed-group=admins'],
        issuerCaConfigMap: 'issuer-ca',
      },
      ingress: {
        enabled: true,
        className: 'nginx',
        annotations: { 'nginx.ingress.kubernetes.io/proxy-buffer-size': '16k' },
        tlsSecretName: 'console-tls',
        from: [{ namespaceSelector: { matchLabels: { name: 'ingress' } } }],
      },
    },
  },
};

interface Container {
  name: string;
  image: string;
  args: string[];
  ports?: { name: string; containerPort: number }[];
  readinessProbe?: { httpGet: { path: string; port: string; scheme?: string } };
  livenessProbe?: object;
  securityContext: object;
  resources: { requests: object; limits: object };
  volumeMounts?: { name: string; mountPath: string; readOnly?: boolean; subPath?: string }[];
  env?: { name: string; value?: string }[];
}

interface PodSpec {
  serviceAccountName: string;
  automountServiceAccountToken: boolean;
  securityContext: object;
  containers: Container[];
  volumes?: { name: string; secret?: { secretName: string }; emptyDir?: object }[];
  hostNetwork?: boolean;
  affinity?: object;
  topologySpreadConstraints?: { topologyKey: string }[];
  tolerations?: object[];
}

interface Spec {
  template: { metadata: { labels: Record<string, string> }; spec: PodSpec };
  selector: { matchLabels: Record<string, string> };
  replicas: number;
}

const specOf = (object: KubernetesObject): Spec => object.spec as Spec;
const withPods = (objects: KubernetesObject[]): KubernetesObject[] =>
  objects.filter(({ kind }) => kind === 'Deployment' || kind === 'Job');

const only = (objects: KubernetesObject[], kind: string): KubernetesObject => {
  const found = objects.filter((object) => object.kind === kind);
  expect(found.map(({ kind: its }) => its)).toEqual([kind]);
  const [object] = found;
  if (!object) throw new Error(`There is no ${kind}`);
  return object;
};

const kindsOf = (objects: KubernetesObject[]): string[] => objects.map(({ kind }) => kind).sort();

const libraries = path.join(GO_PATH, 'src/github.com');
const canRender =
  findProgram('go') !== undefined &&
  ['Masterminds/sprig', 'ghodss/yaml', 'xeipuuv/gojsonschema'].every((name) =>
    existsSync(path.join(libraries, name)),
  );
const withRenderer = canRender ? describe : describe.skip;

withRenderer('the chart (needs Go, sprig, yaml and gojsonschema of Debian)', () => {
  describe.each(Object.entries(VALUES))('for %s', (_name, values) => {
    const objects = () => render(values).objects;

    it('keeps to the restricted standard of pod security', () => {
      for (const object of withPods(objects())) {
        const { spec } = specOf(object).template;
        expect(spec.securityContext).toEqual({
          runAsNonRoot: true,
          seccompProfile: { type: 'RuntimeDefault' },
        });
        expect(spec.hostNetwork).toBeUndefined();
        for (const volume of spec.volumes ?? []) expect(volume).not.toHaveProperty('hostPath');
        for (const container of spec.containers) {
          expect(container.securityContext).toEqual({
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          });
          expect(container.resources.requests).toBeDefined();
        }
      }
    });

    it('gives a token of the cluster to jobs alone', () => {
      for (const object of withPods(objects())) {
        const { spec } = specOf(object).template;
        expect(spec.automountServiceAccountToken).toBe(object.kind === 'Job');
      }
      for (const account of objects().filter(({ kind }) => kind === 'ServiceAccount')) {
        expect(account.automountServiceAccountToken).toBe(false);
      }
    });

    it('selects its serving pods, and none of a job', () => {
      const all = objects();
      const { selector, template } = specOf(only(all, 'Deployment'));
      const { labels } = template.metadata;
      expect(labels).toMatchObject(selector.matchLabels);
      expect((only(all, 'Service').spec as { selector: object }).selector).toEqual(
        selector.matchLabels,
      );
      for (const job of all.filter(({ kind }) => kind === 'Job')) {
        expect(specOf(job).template.metadata.labels).not.toMatchObject(selector.matchLabels);
      }
    });

    it('names each object once', () => {
      const names = objects().map(({ kind, metadata }) => `${kind}/${metadata.name}`);
      expect(new Set(names).size).toBe(names.length);
      const namespaced = objects().filter(
        ({ kind }) =>
          !/^(ClusterRole|ClusterRoleBinding|ConsolePlugin|ConsoleQuickStart)$/.test(kind),
      );
      expect(namespaced.map(({ metadata }) => metadata.namespace)).toEqual(
        namespaced.map(() => 'net'),
      );
    });

    it('spreads replicas over nodes and zones', () => {
      const { spec } = specOf(only(objects(), 'Deployment')).template;
      expect(JSON.stringify(spec.affinity)).toContain('kubernetes.io/hostname');
      expect(spec.topologySpreadConstraints?.map(({ topologyKey }) => topologyKey)).toEqual([
        'topology.kubernetes.io/zone',
      ]);
    });
  });

  it('makes a plugin that the console loads with its texts, over TLS, and switches nothing on by itself', () => {
    const { objects, notes } = render(VALUES['the smallest'] ?? {});
    expect(kindsOf(objects)).toEqual([
      'ConsolePlugin',
      ...TOURS.map(() => 'ConsoleQuickStart'),
      'Deployment',
      'NetworkPolicy',
      'PodDisruptionBudget',
      'Service',
      'ServiceAccount',
    ]);
    const plugin = only(objects, 'ConsolePlugin');
    expect(plugin.metadata.name).toBe(packageJson.consolePlugin.name);
    expect(plugin.spec).toEqual({
      displayName: packageJson.consolePlugin.displayName,
      i18n: { loadType: 'Preload' },
      backend: {
        type: 'Service',
        service: { name: PLUGIN, namespace: 'net', port: 9443, basePath: '/' },
      },
    });
    const service = only(objects, 'Service');
    const secret =
      service.metadata.annotations?.['service.beta.openshift.io/serving-cert-secret-name'];
    const { spec } = specOf(only(objects, 'Deployment')).template;
    expect(spec.volumes?.find(({ name }) => name === 'cert')?.secret?.secretName).toBe(secret);
    const [container] = spec.containers;
    // A file that is mounted by subPath never changes, and a certificate has to.
    expect(container?.volumeMounts).toEqual([
      { name: 'cert', mountPath: '/var/cert', readOnly: true },
      { name: 'tmp', mountPath: '/tmp' },
    ]);
    const conf = readFileSync(path.resolve('image/nginx.conf'), 'utf8');
    expect(conf).toContain(`listen ${container?.ports?.[0]?.containerPort ?? 0} ssl;`);
    expect(specOf(only(objects, 'Deployment')).replicas).toBe(2);
    expect(notes).toContain('not switched on yet');
  });

  it('switches it on and off by jobs whose rights go with them', () => {
    const { objects, notes } = render(VALUES['a plugin that is switched on'] ?? {});
    for (const [action, hook] of [
      ['enable', 'post-install,post-upgrade'],
      ['disable', 'pre-delete'],
    ] as const) {
      const its = objects.filter(({ metadata }) => metadata.name === `${PLUGIN}-${action}`);
      expect(kindsOf(its)).toEqual(['ClusterRole', 'ClusterRoleBinding', 'Job', 'ServiceAccount']);
      for (const { kind, metadata } of its) {
        expect(metadata.annotations).toMatchObject({ 'helm.sh/hook': hook });
        const policy = metadata.annotations?.['helm.sh/hook-delete-policy']?.split(',');
        expect(policy).toEqual(expect.arrayContaining(['before-hook-creation', 'hook-succeeded']));
        // The pod of a job that failed is kept for its log, rights are not.
        expect(policy?.includes('hook-failed')).toBe(kind !== 'Job');
      }
      const weights = its.map(({ kind, metadata }) => [
        kind,
        Number(metadata.annotations?.['helm.sh/hook-weight']),
      ]);
      const weight = Object.fromEntries(weights) as Record<string, number>;
      expect(weight.ServiceAccount).toBeLessThan(weight.Job ?? NaN);
      expect(weight.ClusterRole).toBeLessThan(weight.ClusterRoleBinding ?? NaN);
      expect(weight.ClusterRoleBinding).toBeLessThan(weight.Job ?? NaN);
      expect(only(its, 'ClusterRole').rules).toEqual(RULES);
      const [container] = specOf(only(its, 'Job')).template.spec.containers;
      expect(container?.args).toEqual(['console-plugins', action]);
      expect(container?.env).toEqual([{ name: 'PLUGIN', value: PLUGIN }]);
    }
    expect(notes).toContain('--no-hooks');
  });

  it('makes a console that is reached through the proxy alone', () => {
    const { objects, notes } = render(standalone);
    expect(kindsOf(objects)).not.toContain('ConsolePlugin');
    const { spec } = specOf(only(objects, 'Deployment')).template;
    const [server, proxy] = spec.containers;
    expect(server?.ports).toBeUndefined();
    expect(server?.args).toContain('--public-url=https://console.example.org');
    expect(proxy?.args).toEqual(
      expect.arrayContaining([
        '--upstream=http://127.0.0.1:8080/',
        '--pass-authorization-header=true',
        '--redirect-url=https://console.example.org/oauth2/callback',
        '--cookie-secure=true',
      ]),
    );
    expect(server?.args).toContain('--port=8080');
    // Secrets reach the proxy by name.
    expect(JSON.stringify(server)).not.toContain('secret');
    expect(JSON.stringify(spec.volumes)).not.toContain('serviceAccountToken');
    expect(notes).toContain('Lead that address to the Service');
  });

  it('leads the public name to the proxy where that is wanted', () => {
    const { objects } = render(VALUES['a console of its own with everything'] ?? {});
    const { spec } = only(objects, 'Ingress');
    expect(spec).toMatchObject({
      tls: [{ hosts: ['console.example.org'], secretName: 'console-tls' }],
      rules: [{ host: 'console.example.org' }],
    });
    expect(kindsOf(objects)).not.toContain('Job');
  });

  it('has figures and alerts of traffic where they are wanted', () => {
    const labels = { role: 'alert-rules' };
    const { objects } = render({
      image: IMAGE,
      monitoring: { prometheusRule: { enabled: true, labels } },
    });
    const rule = only(objects, 'PrometheusRule');
    expect(rule.metadata.labels).toMatchObject(labels);
    const { groups } = rule.spec as {
      groups: { rules: { alert?: string; record?: string; expr: string }[] }[];
    };
    const rules = groups.flatMap((group) => group.rules);
    expect(rules.filter(({ alert }) => alert !== undefined).length).toBeGreaterThan(0);
    expect(rules.filter(({ record }) => record !== undefined).length).toBeGreaterThan(0);
    for (const { expr } of rules)
      expect(expr).toMatch(/kubevirt_vmi_|node_network_|vm_networking:/);
  });

  it('allows one replica without a budget that would hold up its node', () => {
    const { objects } = render({ image: IMAGE, replicas: 1 });
    expect(kindsOf(objects)).not.toContain('PodDisruptionBudget');
  });

  it.each([
    [{}, 'Set image to an image'],
    [{ image: 'quay.io/org/plugin' }, 'by its version or digest'],
    [{ image: 'localhost:5000/plugin' }, 'by its version or digest'],
    [{ image: 'quay.io/org/plugin:latest' }, 'image'],
    [{ image: IMAGE, replicas: 0 }, 'replicas'],
    [{ image: IMAGE, replica: 2 }, 'replica'],
    [{ image: IMAGE, mode: 'both' }, 'mode'],
    [{ image: IMAGE, enable: { jobs: true } }, 'enable'],
    [{ image: IMAGE, mode: 'standalone' }, 'Set standalone.publicUrl'],
    [{ ...standalone, standalone: { publicUrl: 'console.example.org' } }, 'publicUrl'],
    [{ ...standalone, standalone: { publicUrl: 'https://a/b' } }, 'publicUrl'],
    [{ ...standalone, standalone: { publicUrl: 'https://a' } }, 'Set standalone.proxy.image'],
  ])('refuses %j', (values, message) => {
    expect(() => render(values)).toThrow(message);
  });

  const { KUBEBUILDER_ASSETS: assets = '' } = process.env;
  (assets === '' ? describe.skip : describe)('before a real API server', () => {
    let api: Envtest;
    beforeAll(async () => {
      api = await startEnvtest({
        assets,
        crdDir: path.join(__dirname, 'crds'),
        users: [ADMIN],
      });
      const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'net' } };
      const made = await send('POST', '/api/v1/namespaces', namespace, 'application/json');
      expect(made.status).toBe(201);
    });
    afterAll(() => api.close());

    const send = (method: string, target: string, body: object, type: string) =>
      ask(`${api.url}${target}`, {
        method,
        headers: { Authorization: 'Bearer admin', 'Content-Type': type },
        body: JSON.stringify(body),
      });

    /** Older servers have this kind under another version, of the same shape. */
    const served = async (object: KubernetesObject): Promise<KubernetesObject> => {
      if (object.apiVersion !== 'policy/v1') return object;
      const { status } = await send('GET', '/apis/policy/v1', {}, 'application/json');
      return status === 200 ? object : { ...object, apiVersion: 'policy/v1beta1' };
    };

    const pathOf = ({ apiVersion, kind, metadata }: KubernetesObject): string => {
      const prefix = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
      const place = metadata.namespace === undefined ? '' : `/namespaces/${metadata.namespace}`;
      const plural = kind.toLowerCase().replace(/y$/, 'ie').replace(/s$/, 'se');
      return `${prefix}${place}/${plural}s/${metadata.name}?dryRun=All&fieldManager=test`;
    };

    /** Server-side apply refuses fields that a kind does not have. */
    const apply = async (object: KubernetesObject) => {
      const known = await served(object);
      return send('PATCH', pathOf(known), known, 'application/apply-patch+yaml');
    };

    it.each(Object.entries(VALUES))('is made of valid objects for %s', async (_name, values) => {
      const answers = [];
      for (const object of render(values).objects) {
        const { status, text } = await apply(object);
        answers.push(`${object.kind}: ${status >= 300 ? text : 'valid'}`);
      }
      expect(answers.filter((answer) => !answer.endsWith(': valid'))).toEqual([]);
      expect(answers.length).toBeGreaterThan(3);
    });

    it('would be refused with a field that is none', async () => {
      const deployment = only(render({ image: IMAGE }).objects, 'Deployment');
      const wrong = { ...deployment, spec: { ...(deployment.spec as object), replicaCount: 2 } };
      const { status, text } = await apply(wrong);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(text).toContain('replicaCount');
    });
  });
});

describe('the version', () => {
  it('is one, of package, plugin, image and chart', () => {
    const chart = parse(readFileSync(path.join(CHART, 'Chart.yaml'), 'utf8')) as {
      version: string;
      appVersion: string;
    };
    expect(packageJson.consolePlugin.version).toBe(packageJson.version);
    expect(chart.appVersion).toBe(packageJson.version);
    expect(chart.version).toBe(packageJson.version);
  });
});
