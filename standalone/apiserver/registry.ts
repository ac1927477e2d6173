import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { ruleErrors, type RuleError } from './cel/compile.ts';
import { isRecord, type KubernetesObject } from '../kubernetes/object.ts';
import type { PrinterColumn, Resource, Schema } from './resource.ts';

const builtIn = (
  group: string,
  version: string,
  kind: string,
  plural: string,
  options: {
    namespaced?: boolean;
    status?: boolean;
    shortNames?: string[];
    categories?: string[];
  } = {},
): Resource => ({
  group,
  version,
  kind,
  plural,
  singular: kind.toLowerCase(),
  listKind: `${kind}List`,
  shortNames: options.shortNames ?? [],
  categories: options.categories ?? [],
  namespaced: options.namespaced ?? true,
  custom: false,
  status: options.status ?? false,
});

const RBAC = 'rbac.authorization.k8s.io';

/** Kinds of Kubernetes itself that this server stores. Their content is taken as it comes. */
const CORE: Resource[] = [
  builtIn('', 'v1', 'Namespace', 'namespaces', {
    namespaced: false,
    status: true,
    shortNames: ['ns'],
  }),
  builtIn('', 'v1', 'Node', 'nodes', { namespaced: false, status: true, shortNames: ['no'] }),
  builtIn('', 'v1', 'Pod', 'pods', { status: true, shortNames: ['po'], categories: ['all'] }),
  builtIn('', 'v1', 'Service', 'services', {
    status: true,
    shortNames: ['svc'],
    categories: ['all'],
  }),
  builtIn('', 'v1', 'Event', 'events', { shortNames: ['ev'] }),
  builtIn('', 'v1', 'ConfigMap', 'configmaps', { shortNames: ['cm'] }),
  builtIn('', 'v1', 'Secret', 'secrets'),
  builtIn('', 'v1', 'PersistentVolumeClaim', 'persistentvolumeclaims', {
    status: true,
    shortNames: ['pvc'],
  }),
  builtIn('', 'v1', 'ServiceAccount', 'serviceaccounts', { shortNames: ['sa'] }),
  builtIn('discovery.k8s.io', 'v1', 'EndpointSlice', 'endpointslices'),
  builtIn('networking.k8s.io', 'v1', 'NetworkPolicy', 'networkpolicies', {
    shortNames: ['netpol'],
  }),
  builtIn('apps', 'v1', 'DaemonSet', 'daemonsets', {
    status: true,
    shortNames: ['ds'],
    categories: ['all'],
  }),
  builtIn('apps', 'v1', 'Deployment', 'deployments', {
    status: true,
    shortNames: ['deploy'],
    categories: ['all'],
  }),
  builtIn('batch', 'v1', 'Job', 'jobs', { status: true, categories: ['all'] }),
  builtIn('node.k8s.io', 'v1', 'RuntimeClass', 'runtimeclasses', { namespaced: false }),
  builtIn(
    'admissionregistration.k8s.io',
    'v1',
    'MutatingWebhookConfiguration',
    'mutatingwebhookconfigurations',
    { namespaced: false },
  ),
  builtIn(RBAC, 'v1', 'Role', 'roles'),
  builtIn(RBAC, 'v1', 'RoleBinding', 'rolebindings'),
  builtIn(RBAC, 'v1', 'ClusterRole', 'clusterroles', { namespaced: false }),
  builtIn(RBAC, 'v1', 'ClusterRoleBinding', 'clusterrolebindings', { namespaced: false }),
  builtIn('apiextensions.k8s.io', 'v1', 'CustomResourceDefinition', 'customresourcedefinitions', {
    namespaced: false,
    status: true,
    shortNames: ['crd', 'crds'],
  }),
];

export const CRD_KIND = 'apiextensions.k8s.io/CustomResourceDefinition';

interface CrdVersion {
  name: string;
  served: boolean;
  storage?: boolean;
  schema?: { openAPIV3Schema?: Schema };
  subresources?: { status?: object };
  additionalPrinterColumns?: PrinterColumn[];
}

interface CrdSpec {
  group: string;
  scope: string;
  names: {
    plural: string;
    kind: string;
    singular?: string;
    listKind?: string;
    shortNames?: string[];
    categories?: string[];
  };
  versions: CrdVersion[];
}

/** The resources that a CustomResourceDefinition defines, one for each served version. */
export const resourcesOf = (crd: KubernetesObject): Resource[] => {
  const { group, names, scope, versions } = crd.spec as CrdSpec;
  const stored = versions.find(({ storage }) => storage);
  const storage = stored && {
    version: stored.name,
    ...(stored.schema?.openAPIV3Schema ? { schema: stored.schema.openAPIV3Schema } : {}),
  };
  return versions
    .filter(({ served }) => served)
    .map(({ name, schema, subresources, additionalPrinterColumns }) => ({
      group,
      version: name,
      kind: names.kind,
      plural: names.plural,
      singular: names.singular ?? names.kind.toLowerCase(),
      listKind: names.listKind ?? `${names.kind}List`,
      shortNames: names.shortNames ?? [],
      categories: names.categories ?? [],
      namespaced: scope === 'Namespaced',
      custom: true,
      status: subresources?.status !== undefined,
      ...(additionalPrinterColumns ? { columns: additionalPrinterColumns } : {}),
      ...(storage ? { storage } : {}),
      ...(schema?.openAPIV3Schema ? { schema: schema.openAPIV3Schema } : {}),
    }));
};

/** A rule of a CustomResourceDefinition that this server cannot evaluate. */
export interface CrdRuleError extends RuleError {
  /** Place of the version in `spec.versions`. */
  version: number;
}

/** Every rule of a CRD that cannot be evaluated; such a CRD is not served. */
export const crdRuleErrors = (crd: KubernetesObject): CrdRuleError[] =>
  (crd.spec as CrdSpec).versions.flatMap(({ schema }, version) =>
    schema?.openAPIV3Schema
      ? ruleErrors(schema.openAPIV3Schema).map((error) => ({ ...error, version }))
      : [],
  );

/** Reads every CustomResourceDefinition of a folder. @throws Error when there is none */
export const readCrds = (folder: string): KubernetesObject[] => {
  const crds = readdirSync(folder)
    .filter((file) => /\.(ya?ml|json)$/.test(file))
    .sort()
    .flatMap((file) => {
      const documents = parseAllDocuments(readFileSync(path.join(folder, file), 'utf8'));
      return (Array.isArray(documents) ? documents : []).map(
        (document): unknown => document.toJS() as unknown,
      );
    })
    .filter(
      (value): value is KubernetesObject =>
        isRecord(value) && value.kind === 'CustomResourceDefinition',
    );
  if (crds.length === 0) throw new Error(`There is no CustomResourceDefinition in ${folder}.`);
  return crds;
};

/** A CRD as it was, or will be, when it had this version only. */
export const inOneVersion = (
  crd: KubernetesObject,
  version: string | undefined,
): KubernetesObject => {
  if (version === undefined) return crd;
  const { versions, ...spec } = crd.spec as CrdSpec;
  const only = versions.filter(({ name }) => name === version);
  if (only.length === 0) throw new Error(`${crd.metadata.name} has no version ${version}.`);
  return { ...crd, spec: { ...spec, versions: only.map((each) => ({ ...each, storage: true })) } };
};

/** What the server serves: Kubernetes' own kinds and those of the stored CRDs. */
export class Registry {
  private custom: Resource[] = [];

  setCrds(crds: KubernetesObject[]): void {
    this.custom = crds.flatMap(resourcesOf);
  }

  all(): Resource[] {
    return [...CORE, ...this.custom];
  }

  find(group: string, version: string, plural: string): Resource | undefined {
    return this.all().find(
      (resource) =>
        resource.group === group && resource.version === version && resource.plural === plural,
    );
  }

  /** A kind by an object's own words; in another version where this one is not served. */
  findKind(apiVersion: string, kind: string): Resource | undefined {
    const [version = '', group = ''] = apiVersion.split('/').reverse();
    const found = this.all().filter(
      (resource) => resource.group === group && resource.kind === kind,
    );
    return found.find((resource) => resource.version === version) ?? found[0];
  }
}
