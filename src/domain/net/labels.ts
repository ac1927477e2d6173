const WORD = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const DNS_LABEL = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/**
 * Whether a text can be the name of most objects: labels of DNS with dots between them, at most 253
 * characters.
 *
 * Source: k8s.io/apimachinery pkg/util/validation IsDNS1123Subdomain.
 */
export const isSubdomain = (name: string): boolean => name.length <= 253 && SUBDOMAIN.test(name);

/**
 * Whether a text can be the name of a namespace or of a Service: a label of DNS, at most 63 characters.
 *
 * Source: k8s.io/apimachinery pkg/util/validation IsDNS1123Label.
 */
export const isLabelOfDns = (text: string): boolean => text.length <= 63 && DNS_LABEL.test(text);

/**
 * Whether a text can be the key of a label: a word of at most 63 letters, digits, `-`, `_` and `.`,
 * after a domain and a slash if it has one.
 *
 * Source: k8s.io/apimachinery pkg/util/validation IsQualifiedName.
 */
export const isLabelKey = (key: string): boolean => {
  const slash = key.indexOf('/');
  if (slash < 0) return WORD.test(key);
  const prefix = key.slice(0, slash);
  return isSubdomain(prefix) && WORD.test(key.slice(slash + 1));
};

/**
 * Whether a text can be the value of a label: empty, or a word as above.
 *
 * Source: k8s.io/apimachinery pkg/util/validation IsValidLabelValue.
 */
export const isLabelValue = (value: string): boolean => value === '' || WORD.test(value);
