import { isRecord, printed, recordAt } from '../../core/resource';
import * as codes from '../../findings/codes';
import type { Report } from '../../findings/report';
import { BRIDGE_RESOURCE_PREFIX, OVS_RESOURCE_PREFIX, RESOURCE_NAME_ANNOTATION } from '../types';

/**
 * Rules on the object around the configuration. The name is narrower than Kubernetes' own rule:
 * OpenShift's webhook refuses dots and a leading 0, Multus refuses dots when a pod refers to it.
 *
 * Source: openshift multus-admission-controller pkg/webhook/webhook.go; multus-cni
 * pkg/k8sclient/k8sclient.go.
 */
export const checkMetadata = (metadata: Record<string, unknown>, report: Report): void => {
  const { name, generateName, namespace } = metadata;
  if (typeof name === 'string' && name !== '') {
    if (name.length > 63) report(codes.nameTooLong, 'metadata.name', { length: name.length });
    else if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name))
      report(codes.nameHasBadCharacters, 'metadata.name');
    else if (name.startsWith('0')) report(codes.nameBeginsWith0, 'metadata.name');
  } else if (generateName === undefined) {
    report(codes.noName, 'metadata.name');
  }
  if (namespace === '') report(codes.noNamespace, 'metadata.namespace');
};

/** Path of the annotation in a network. */
export const RESOURCE_NAME_PATH = `metadata.annotations['${RESOURCE_NAME_ANNOTATION}']`;
const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const extendedResource = new RegExp(
  `^${label}(\\.${label})*/[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$`,
);

/** Of resources that stand for bridges. */
const PREFIXES = [BRIDGE_RESOURCE_PREFIX, OVS_RESOURCE_PREFIX];

/**
 * The resource of an Open vSwitch bridge. ovs-cni's marker offers each bridge of a node under its
 * name. A network without it works, and one may ask for a device instead, for hardware offload.
 *
 * Source: k8snetworkplumbingwg ovs-cni docs/marker.md and docs/ovs-offload.md.
 *
 * @param bridge the bridge as the configuration has it
 */
export const checkOvsResource = (
  metadata: Record<string, unknown>,
  bridge: unknown,
  report: Report,
): void => {
  const value = recordAt(metadata, 'annotations')[RESOURCE_NAME_ANNOTATION];
  if (typeof value !== 'string' || typeof bridge !== 'string' || bridge === '') return;
  const isOfBridge = PREFIXES.some((prefix) => value.startsWith(prefix));
  const expected = `${OVS_RESOURCE_PREFIX}${bridge}`;
  if (isOfBridge && value !== expected)
    report(codes.resourceNameOfAnotherBridge, RESOURCE_NAME_PATH, { value, bridge, expected });
};

/**
 * The resource that the scheduler asks of a node. bridge-marker offers each bridge of a node under
 * its name, and nothing else for it.
 *
 * Source: kubevirt/bridge-marker pkg/marker/marker.go; network-resources-injector
 * pkg/webhook/webhook.go.
 *
 * @param bridge the bridge of a Linux bridge network; undefined for other networks
 */
export const checkResourceName = (
  metadata: Record<string, unknown>,
  bridge: string | undefined,
  report: Report,
): void => {
  const annotations = isRecord(metadata.annotations) ? metadata.annotations : {};
  const value = annotations[RESOURCE_NAME_ANNOTATION];
  const expected = `${BRIDGE_RESOURCE_PREFIX}${bridge ?? ''}`;
  // An empty one asks for nothing.
  if (value === undefined || value === '') {
    if (bridge) report(codes.noResourceName, RESOURCE_NAME_PATH, { expected });
    return;
  }
  if (bridge === '') return;
  if (typeof value !== 'string' || !extendedResource.test(value)) {
    report(codes.resourceNameNotValid, RESOURCE_NAME_PATH, {
      value: printed(value),
    });
  } else if (bridge !== undefined && value !== expected) {
    report(codes.resourceNameOfAnotherBridge, RESOURCE_NAME_PATH, { value, bridge, expected });
  }
};
