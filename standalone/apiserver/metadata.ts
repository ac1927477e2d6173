import { invalidField, requiredField, type FieldError } from './status.ts';
import { isRecord } from '../kubernetes/object.ts';
import type { Resource } from './resource.ts';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const DNS_1035 = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const QUALIFIED_PART = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const RBAC_GROUP = 'rbac.authorization.k8s.io';

const SUBDOMAIN_TEXT =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character";
const LABEL_TEXT =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character";
const DNS_1035_TEXT =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character";

/** Why a text is no DNS label; undefined when it is one. */
export const dnsLabelError = (text: string): string | undefined => {
  if (text.length > 63) return 'must be no more than 63 characters';
  return LABEL.test(text) ? undefined : LABEL_TEXT;
};

/** Why a text is no DNS name; undefined when it is one. */
export const dnsNameError = (text: string): string | undefined => {
  if (text.length > 253) return 'must be no more than 253 characters';
  return SUBDOMAIN.test(text) ? undefined : SUBDOMAIN_TEXT;
};

/** Rule for the name of a kind: Kubernetes has one for most, and stricter ones for a few. */
const nameError = ({ group, kind }: Resource, name: string): string | undefined => {
  // Names of RBAC objects may be anything that fits into a path.
  if (group === RBAC_GROUP) {
    return name === '.' || name === '..' || /[/%]/.test(name)
      ? 'may not contain "/" or "%"'
      : undefined;
  }
  if (group === '' && kind === 'Service') {
    if (name.length > 63) return 'must be no more than 63 characters';
    return DNS_1035.test(name) ? undefined : DNS_1035_TEXT;
  }
  if (group === '' && kind === 'Namespace') return dnsLabelError(name);
  return dnsNameError(name);
};

/** Why a text cannot be the key of a label or annotation; undefined when it can. */
export const qualifiedNameError = (key: string): string | undefined => {
  const parts = key.split('/');
  const [first = '', second] = parts;
  const [prefix, name] = second === undefined ? [undefined, first] : [first, second];
  if (parts.length > 2)
    return 'a qualified name must consist of a prefix and a name separated by /';
  if (prefix !== undefined && (prefix.length > 253 || !SUBDOMAIN.test(prefix))) {
    return `prefix part ${SUBDOMAIN_TEXT}`;
  }
  if (name === '') return 'name part must be non-empty';
  if (name.length > 63) return 'name part must be no more than 63 characters';
  return QUALIFIED_PART.test(name)
    ? undefined
    : "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
};

/** Labels, also those of a selector, by the field that they stand in. */
export const checkLabels = (labels: unknown, field = 'metadata.labels'): FieldError[] => {
  if (!isRecord(labels)) return [];
  return Object.entries(labels).flatMap(([key, value]) => {
    const errors: FieldError[] = [];
    const wrong = qualifiedNameError(key);
    if (wrong) errors.push(invalidField(field, key, wrong));
    if (typeof value !== 'string') return errors;
    if (value.length > 63) {
      errors.push(invalidField(field, value, 'must be no more than 63 characters'));
    } else if (value !== '' && !QUALIFIED_PART.test(value)) {
      errors.push(
        invalidField(
          field,
          value,
          "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
        ),
      );
    }
    return errors;
  });
};

const checkAnnotations = (annotations: unknown): FieldError[] => {
  if (!isRecord(annotations)) return [];
  return Object.keys(annotations).flatMap((key) => {
    const wrong = qualifiedNameError(key.toLowerCase());
    return wrong ? [invalidField('metadata.annotations', key, wrong)] : [];
  });
};

/** What the API server checks of the metadata of an object that is to be stored. */
export const checkMetadata = (
  resource: Resource,
  metadata: Record<string, unknown>,
): FieldError[] => {
  const { name } = metadata;
  const errors: FieldError[] = [];
  if (typeof name !== 'string' || name === '') {
    errors.push(requiredField('metadata.name', 'name or generateName is required'));
  } else {
    const wrong = nameError(resource, name);
    if (wrong) errors.push(invalidField('metadata.name', name, wrong));
  }
  return [...errors, ...checkLabels(metadata.labels), ...checkAnnotations(metadata.annotations)];
};
