import { hyperConvergedInV1 } from '../../apiserver/conversion/hyperconverged.ts';
import { at } from '../../apiserver/conversion/paths.ts';
import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import type { Cluster } from '../cluster.ts';

/** What is wanted of the network add-ons, by whichever object says so. */
export interface AddonSettings {
  /** Namespace in which they run. */
  namespace: string;
  /** Undefined where KubeMacPool is not wanted; ends may be missing. */
  macPool: { start: string | undefined; end: string | undefined } | undefined;
  /** Undefined where no names are wanted. */
  dns: { domain: string; nameServerIP: string } | undefined;
}

const GATE = 'deploykubesecondarydns';
const ALONE = 'cluster-network-addons';

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const rangeIn = (value: unknown) => ({
  start: textOf(at(value, ['rangeStart'])),
  end: textOf(at(value, ['rangeEnd'])),
});

const inV1 = (object: KubernetesObject): KubernetesObject =>
  object.apiVersion.endsWith('/v1beta1') ? hyperConvergedInV1(object) : object;

const isOn = (spec: unknown): boolean => {
  const gates = at(spec, ['featureGates']);
  return (
    Array.isArray(gates) &&
    gates.some(
      (gate: unknown) =>
        isRecord(gate) &&
        typeof gate.name === 'string' &&
        gate.name.toLowerCase() === GATE &&
        gate.state !== 'Disabled',
    )
  );
};

const ofHyperConverged = (object: KubernetesObject, domain: string): AddonSettings => {
  const { spec } = inV1(object);
  const networking = at(spec, ['networking']);
  return {
    namespace: object.metadata.namespace ?? '',
    macPool: rangeIn(at(networking, ['kubeMacPoolConfiguration'])),
    dns: isOn(spec) ? { domain, nameServerIP: nameServerOf(object) ?? '' } : undefined,
  };
};

const ofConfig = ({ spec }: KubernetesObject): AddonSettings => {
  const pool = at(spec, ['kubeMacPool']);
  const dns = at(spec, ['kubeSecondaryDNS']);
  return {
    namespace: ALONE,
    macPool: pool === undefined ? undefined : rangeIn(pool),
    dns:
      dns === undefined
        ? undefined
        : {
            domain: textOf(at(dns, ['domain'])) ?? '',
            nameServerIP: textOf(at(dns, ['nameServerIP'])) ?? '',
          },
  };
};

/** The settings of the network add-ons; undefined on a cluster without them. */
export const addonSettings = (cluster: Cluster): AddonSettings | undefined => {
  const [hyperConverged] = cluster.list('hyperConverged');
  if (hyperConverged) {
    const domain = at(cluster.get('clusterDns', undefined, 'cluster')?.spec, ['baseDomain']);
    return ofHyperConverged(hyperConverged, textOf(domain) ?? '');
  }
  const [config] = cluster.list('addonsConfig');
  return config && ofConfig(config);
};

/** The address of the name server as HyperConverged of either version has it. */
export const nameServerOf = (hyperConverged: KubernetesObject): string | undefined =>
  textOf(at(inV1(hyperConverged).spec, ['networking', 'kubeSecondaryDNSNameServerIP']));
