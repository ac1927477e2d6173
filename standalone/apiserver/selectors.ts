import { badRequest } from './status.ts';
import { isRecord, type KubernetesObject } from '../kubernetes/object.ts';
import type { Resource } from './resource.ts';

type Test = (object: KubernetesObject) => boolean;

const KEY = '[A-Za-z0-9./_-]+';
const SET = new RegExp(`^(${KEY})\\s+(in|notin)\\s+\\(([^)]*)\\)$`);
const EQUALS = new RegExp(`^(${KEY})\\s*(==|=|!=)\\s*([A-Za-z0-9._-]*)$`);
const EXISTS = new RegExp(`^(!?)\\s*(${KEY})$`);

/** Splits at commas outside of parentheses; an empty text holds none. */
const requirementsOf = (text: string): string[] =>
  text
    .split(/,(?![^(]*\))/)
    .map((part) => part.trim())
    .filter((part, _index, all) => part !== '' || all.length > 1);

const labelOf = (object: KubernetesObject, key: string): string | undefined => {
  const { labels } = object.metadata;
  return labels && Object.hasOwn(labels, key) ? labels[key] : undefined;
};

const labelTest = (requirement: string): Test => {
  const set = SET.exec(requirement);
  if (set) {
    const [, key = '', operator, list = ''] = set;
    const values = list.split(',').map((value) => value.trim());
    return (object) => {
      const value = labelOf(object, key);
      const listed = value !== undefined && values.includes(value);
      return operator === 'in' ? listed : !listed;
    };
  }
  const equals = EQUALS.exec(requirement);
  if (equals) {
    const [, key = '', operator, value = ''] = equals;
    return (object) => (labelOf(object, key) === value) === (operator !== '!=');
  }
  const exists = EXISTS.exec(requirement);
  if (exists) {
    const [, not, key = ''] = exists;
    return (object) => (labelOf(object, key) !== undefined) === (not === '');
  }
  throw badRequest(`unable to parse requirement: found '${requirement}'`);
};

/** Reads a label selector: equality, sets and existence. @throws ApiError 400 */
export const labelSelector = (text: string): Test => {
  const tests = requirementsOf(text).map(labelTest);
  return (object) => tests.every((test) => test(object));
};

/** Fields by which a kind may be selected; custom resources have only the first two. */
const FIELDS: Record<string, string[]> = {
  Pod: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'status.phase',
    'status.podIP',
    'status.nominatedNodeName',
  ],
  Event: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.resourceVersion',
    'involvedObject.fieldPath',
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
  Namespace: ['status.phase'],
  Node: ['spec.unschedulable'],
  Secret: ['type'],
};

const valueAt = (object: KubernetesObject, path: string): string => {
  let value: unknown = object;
  for (const key of path.split('.')) value = isRecord(value) ? value[key] : undefined;
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
};

const unknownField = ({ custom, kind }: Resource, path: string, allowed: string[]): string =>
  custom || Object.hasOwn(FIELDS, kind)
    ? `field label not supported: ${path}`
    : `"${path}" is not a known field selector: only ${allowed.map((field) => `"${field}"`).join(', ')}`;

/** Reads a field selector for a kind. @throws ApiError 400 for a field that the kind does not offer */
export const fieldSelector = (resource: Resource, text: string): Test => {
  const allowed = [
    'metadata.name',
    'metadata.namespace',
    ...(resource.custom ? [] : (FIELDS[resource.kind] ?? [])),
  ];
  const tests = requirementsOf(text).map((requirement): Test => {
    const match = /^([^=!]+)(==|=|!=)(.*)$/.exec(requirement);
    if (!match)
      throw badRequest(`invalid selector: '${requirement}'; can't understand '${requirement}'`);
    const [, path = '', operator, value = ''] = match;
    if (!allowed.includes(path)) throw badRequest(unknownField(resource, path, allowed));
    return (object) => (valueAt(object, path) === value) === (operator !== '!=');
  });
  return (object) => tests.every((test) => test(object));
};
