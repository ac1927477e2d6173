import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import type { Resource } from '../resource.ts';
import { invalid, type FieldError } from '../status.ts';
import { kindKey, type Store } from '../store.ts';
import { allocate, refusing, type Ranges } from './allocate.ts';
import { inStep, meant } from './carry.ts';
import { withDefaults } from './defaults.ts';
import { initFamilies } from './families.ts';
import { familyOf, specOf, type ServiceSpec } from './service.ts';
import { changeErrors, serviceErrors } from './validate.ts';

const isService = ({ group, kind }: Pick<Resource, 'group' | 'kind'>): boolean =>
  group === '' && kind === 'Service';

const NETWORKS = ['172.30.0.0/16'];
const NODE_PORTS: [number, number] = [30_000, 32_767];

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];

/** The ranges that OpenShift's operator starts the API server with. */
const rangesOf = (store: Store): Ranges => {
  const config = store.get('config.openshift.io/Network', 'cluster');
  const spec = isRecord(config?.spec) ? config.spec : {};
  const status = isRecord(config?.status) ? config.status : {};
  const networks = [textsOf(status.serviceNetwork), textsOf(spec.serviceNetwork), NETWORKS].find(
    (list) => list.length > 0,
  );
  const { serviceNodePortRange: ports } = spec;
  const [, first, last] = /^(\d+)-(\d+)$/.exec(typeof ports === 'string' ? ports : '') ?? [];
  return {
    networks: networks ?? NETWORKS,
    nodePorts: first === undefined ? NODE_PORTS : [Number(first), Number(last)],
  };
};

const familiesIn = ({ networks }: Ranges) =>
  networks.map((network) => familyOf(network.split('/')[0] ?? ''));

/**
 * Completes a Service as the API server does, in place: defaults, families, addresses, ports of nodes,
 * and on an update what goes on or goes away with the type. Others are left as they are.
 *
 * @returns what is wrong with it
 * @throws ApiError for what cannot be given, before anything else is judged
 */
export const completeService = (
  store: Store,
  resource: Resource,
  object: KubernetesObject,
  stored: KubernetesObject | undefined,
  isDryRun: boolean,
): FieldError[] => {
  if (!isService(resource)) return [];
  const { name, uid } = object.metadata;
  const before = stored && withDefaults(specOf(stored));
  const given = withDefaults(specOf(object));
  const asked = inStep(before ? meant(given, before) : given, before);
  const ranges = rangesOf(store);
  const families = initFamilies(asked, before, familiesIn(ranges));
  if (families.errors.length > 0) throw invalid(resource, name, families.errors);
  const others = store
    .list(kindKey(resource))
    .filter(({ metadata }) => metadata.uid !== uid)
    .map((other): ServiceSpec => specOf(other));
  const refuse = refusing(resource, name);
  const spec = allocate(families.spec, before, others, ranges, isDryRun, refuse);
  object.spec = spec;
  if (!stored) object.status = { loadBalancer: {} };
  return [...serviceErrors(spec), ...(before ? changeErrors(spec, before) : [])];
};
