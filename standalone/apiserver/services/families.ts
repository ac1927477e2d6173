import { isIP } from 'node:net';
import {
  duplicateField,
  invalidField,
  requiredField,
  unsupportedField,
  type FieldError,
} from '../status.ts';
import {
  familyOf,
  hasSelector,
  HEADLESS,
  isExternalName,
  isHeadless,
  otherFamily,
  sameList,
  type Family,
  type ServiceSpec,
} from './service.ts';

const POLICIES = ['PreferDualStack', 'RequireDualStack', 'SingleStack'];
const FAMILIES: string[] = ['IPv4', 'IPv6'];

/** What Kubernetes says of what is no address. */
export const IP_TEXT = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)';

const familyErrors = ({ ipFamilies = [] }: ServiceSpec): FieldError[] =>
  ipFamilies.flatMap((family, index) => {
    const field = `spec.ipFamilies[${index}]`;
    return [
      ...(FAMILIES.includes(family) ? [] : [unsupportedField(field, family, FAMILIES)]),
      ...(ipFamilies.indexOf(family) < index ? [duplicateField(field, family)] : []),
    ];
  });

const inStepErrors = ({ clusterIP = '', clusterIPs = [] }: ServiceSpec): FieldError[] => {
  const field = 'spec.clusterIPs';
  if (clusterIP === '') {
    return clusterIPs.length === 0
      ? []
      : [invalidField(field, clusterIPs, 'must be empty when `clusterIP` is not specified')];
  }
  if (clusterIPs.length === 0) return [requiredField(field)];
  return clusterIPs[0] === clusterIP
    ? []
    : [invalidField(field, clusterIPs, 'first value must match `clusterIP`')];
};

const addressErrors = ({ clusterIPs = [] }: ServiceSpec): FieldError[] => {
  if (clusterIPs[0] === HEADLESS && clusterIPs.length > 1) {
    return [invalidField('spec.clusterIPs', clusterIPs, "'None' must be the first and only value")];
  }
  return clusterIPs.flatMap((ip, index) =>
    (index === 0 && ip === HEADLESS) || isIP(ip) !== 0
      ? []
      : [invalidField(`spec.clusterIPs[${index}]`, ip, IP_TEXT)],
  );
};

const pairErrors = (spec: ServiceSpec): FieldError[] => {
  const { clusterIPs = [], ipFamilies = [] } = spec;
  const isTwice = clusterIPs.length > 1 && new Set(clusterIPs.map(familyOf)).size !== 2;
  return [
    ...(clusterIPs.length > 2
      ? [invalidField('spec.clusterIPs', clusterIPs, 'may only hold up to 2 values')]
      : []),
    ...(isTwice
      ? [
          invalidField(
            'spec.clusterIPs',
            clusterIPs,
            'may specify no more than one IP for each IP family',
          ),
        ]
      : []),
    ...(isHeadless(spec) ? [] : clusterIPs).flatMap((ip, index) => {
      const family = ipFamilies[index];
      return family === undefined || familyOf(ip) === family
        ? []
        : [
            invalidField(
              `spec.clusterIPs[${index}]`,
              ip,
              `expected an ${family} value as indicated by \`ipFamilies[${index}]\``,
            ),
          ];
    }),
  ];
};

/**
 * What is wrong with the addresses and families of a Service, whatever the cluster has.
 *
 * Source: Kubernetes pkg/apis/core/validation, ValidateServiceClusterIPsRelatedFields.
 */
export const clusterIpErrors = (spec: ServiceSpec): FieldError[] => {
  if (isExternalName(spec)) return [];
  const { ipFamilyPolicy } = spec;
  const wrong = addressErrors(spec);
  return [
    ...inStepErrors(spec),
    ...familyErrors(spec),
    ...(ipFamilyPolicy === undefined || POLICIES.includes(ipFamilyPolicy)
      ? []
      : [unsupportedField('spec.ipFamilyPolicy', ipFamilyPolicy, POLICIES)]),
    ...wrong,
    ...(wrong.length > 0 ? [] : pairErrors(spec)),
  ];
};

/** Whether the beginning of a list stays, and no more of it. */
const isReduced = (before: readonly string[] = [], after: readonly string[] = []): boolean =>
  after.length > 0 &&
  after.length < before.length &&
  sameList(after, before.slice(0, after.length));

/** A Service that prefers two families keeps what it has, also where the cluster has changed. */
const isAsBefore = (spec: ServiceSpec, before: ServiceSpec | undefined): boolean =>
  before !== undefined &&
  !isExternalName(before) &&
  spec.ipFamilyPolicy === 'PreferDualStack' &&
  before.ipFamilyPolicy === 'PreferDualStack' &&
  sameList(spec.clusterIPs, before.clusterIPs) &&
  sameList(spec.ipFamilies, before.ipFamilies);

const policyOf = (spec: ServiceSpec, before: ServiceSpec | undefined): string =>
  spec.ipFamilyPolicy ??
  before?.ipFamilyPolicy ??
  (isHeadless(spec) && !hasSelector(spec) ? 'RequireDualStack' : 'SingleStack');

interface Judged {
  spec: ServiceSpec;
  errors: FieldError[];
}

const wrongPolicy = (policy: string, why: string): FieldError =>
  invalidField('spec.ipFamilyPolicy', policy, why);

/** The step from two families to one, which only the policy may ask for. */
const reduced = (spec: ServiceSpec, before: ServiceSpec, policy: string): Judged => {
  const { clusterIPs, ipFamilies } = spec;
  if (policy !== 'SingleStack') {
    const errors = [
      ...(isReduced(before.clusterIPs, clusterIPs)
        ? [wrongPolicy(policy, "must be 'SingleStack' to release the secondary cluster IP")]
        : []),
      ...(isReduced(before.ipFamilies, ipFamilies)
        ? [wrongPolicy(policy, "must be 'SingleStack' to release the secondary IP family")]
        : []),
    ];
    return { spec, errors };
  }
  return {
    errors: [],
    spec: {
      ...spec,
      ...(clusterIPs &&
        sameList(clusterIPs, before.clusterIPs) && {
          clusterIPs: clusterIPs.slice(0, 1),
        }),
      ...(ipFamilies &&
        sameList(ipFamilies, before.ipFamilies) && {
          ipFamilies: ipFamilies.slice(0, 1),
        }),
    },
  };
};

/** The families that follow from the addresses asked for. */
const inferred = (
  spec: ServiceSpec,
  configured: Family[],
): Judged & { spec: { ipFamilies: Family[] } } => {
  const { clusterIPs = [], ipFamilies = [] } = spec;
  const found = [...ipFamilies];
  const errors: FieldError[] = [];
  clusterIPs.forEach((ip, index) => {
    if (isHeadless(spec) || index < ipFamilies.length) return;
    const family = familyOf(ip);
    if (configured.includes(family)) found.push(family);
    else {
      errors.push(
        invalidField(
          `spec.clusterIPs[${index}]`,
          clusterIPs,
          `${family} is not configured on this cluster`,
        ),
      );
    }
  });
  return { spec: { ...spec, ipFamilies: found }, errors };
};

const withFamilies = (spec: ServiceSpec, families: Family[], isSecondWanted: boolean) => {
  const [first = 'IPv4', second] = families;
  const more = second ?? (isSecondWanted ? otherFamily(first) : undefined);
  return { ...spec, ipFamilies: more === undefined ? [first] : [first, more] };
};

const configuredErrors = (
  { ipFamilies = [] }: ServiceSpec,
  policy: string,
  configured: Family[],
): FieldError[] => [
  ...(policy === 'RequireDualStack' && configured.length < 2
    ? [wrongPolicy(policy, 'this cluster is not configured for dual-stack services')]
    : []),
  ...ipFamilies.flatMap((family, index) =>
    configured.includes(family)
      ? []
      : [invalidField(`spec.ipFamilies[${index}]`, family, 'not configured on this cluster')],
  ),
];

/**
 * Families and their policy, of what is asked for and what the cluster has, the first of which is the
 * one that Services get by themselves.
 *
 * Source: Kubernetes pkg/registry/core/service/storage/alloc.go, initIPFamilyFields.
 */
export const initFamilies = (
  given: ServiceSpec,
  before: ServiceSpec | undefined,
  configured: Family[],
): Judged => {
  if (isExternalName(given) || isAsBefore(given, before)) return { spec: given, errors: [] };
  const policy = policyOf(given, before);
  const asked = { ...given, ipFamilyPolicy: policy };
  const wrong = clusterIpErrors(asked);
  if (wrong.length > 0) return { spec: asked, errors: wrong };
  const stepped = before ? reduced(asked, before, policy) : { spec: asked, errors: [] };
  const { clusterIPs = [], ipFamilies = [] } = stepped.spec;
  const isSingle = policy === 'SingleStack';
  const many = (what: string) =>
    wrongPolicy(
      policy,
      `must be 'RequireDualStack' or 'PreferDualStack' when multiple ${what} are specified`,
    );
  const known = inferred(stepped.spec, configured);
  const errors = [
    ...stepped.errors,
    ...(isSingle && clusterIPs.length === 2 ? [many('cluster IPs')] : []),
    ...(isSingle && ipFamilies.length === 2 ? [many('IP families')] : []),
    ...known.errors,
  ];
  if (errors.length > 0) return { spec: known.spec, errors };
  const families =
    known.spec.ipFamilies.length > 0 ? known.spec.ipFamilies : configured.slice(0, 1);
  // Without selector somebody else says where it leads: no family can be out of the question.
  if (isHeadless(known.spec) && !hasSelector(known.spec)) {
    return { spec: withFamilies(known.spec, families, !isSingle), errors: [] };
  }
  const missing = configuredErrors(known.spec, policy, configured);
  return {
    spec: withFamilies(known.spec, families, !isSingle && configured.length === 2),
    errors: missing,
  };
};
