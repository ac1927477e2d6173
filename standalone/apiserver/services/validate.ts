import { isIP } from 'node:net';
import { checkLabels, dnsLabelError, dnsNameError, qualifiedNameError } from '../metadata.ts';
import {
  duplicateField,
  forbiddenField,
  invalidField,
  requiredField,
  unsupportedField,
  type FieldError,
} from '../status.ts';
import { clusterIpErrors, IP_TEXT } from './families.ts';
import {
  isExternal,
  isExternalName,
  isHeadless,
  isLoadBalancer,
  isOnNodes,
  needsHealthCheck,
  portsOf,
  sameList,
  type ServicePort,
  type ServiceSpec,
} from './service.ts';

const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];
const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];
const AFFINITIES = ['ClientIP', 'None'];
const POLICIES = ['Cluster', 'Local'];
const ONE_DAY = 86_400;
const KUBELET = 10_250;

const ONLY_LOAD_BALANCER = "may only be used when `type` is 'LoadBalancer'";

const isPort = (port: number): boolean => Number.isInteger(port) && port >= 1 && port <= 65_535;

const portErrors = (field: string, port: number): FieldError[] =>
  isPort(port) ? [] : [invalidField(field, port, 'must be between 1 and 65535, inclusive')];

/** Why a text is no name of a port, each reason by itself. Source: apimachinery IsValidPortName. */
const portNameErrors = (field: string, name: string): FieldError[] =>
  [
    name.length > 15 && 'must be no more than 15 characters',
    !/^[-a-z0-9]+$/.test(name) &&
      'must contain only alphanumeric characters (a-z, 0-9), and hyphens (-)',
    !/[a-z]/.test(name) && 'must contain at least one letter (a-z)',
    name.includes('--') && 'must not contain consecutive hyphens',
    /^-|-$/.test(name) && 'must not begin or end with a hyphen',
  ].flatMap((why) => (why === false ? [] : [invalidField(field, name, why)]));

const nameErrors = (ports: ServicePort[], index: number): FieldError[] => {
  const { name = '' } = ports[index] ?? {};
  const field = `spec.ports[${index}].name`;
  if (name === '') return ports.length > 1 ? [requiredField(field)] : [];
  const wrong = dnsLabelError(name);
  const first = ports.findIndex((port) => port.name === name);
  return [
    ...(wrong === undefined ? [] : [invalidField(field, name, wrong)]),
    ...(first < index ? [duplicateField(field, name)] : []),
  ];
};

const eachPortErrors = (ports: ServicePort[], index: number): FieldError[] => {
  const { port = 0, protocol = '', targetPort = 0 } = ports[index] ?? {};
  const at = (field: string) => `spec.ports[${index}].${field}`;
  return [
    ...nameErrors(ports, index),
    ...portErrors(at('port'), port),
    ...(PROTOCOLS.includes(protocol)
      ? []
      : [unsupportedField(at('protocol'), protocol, PROTOCOLS)]),
    ...(typeof targetPort === 'number'
      ? portErrors(at('targetPort'), targetPort)
      : portNameErrors(at('targetPort'), targetPort)),
  ];
};

/** Ports that are there twice, by what makes them the same. */
const twice = (
  ports: ServicePort[],
  keyOf: (port: ServicePort) => string | undefined,
  errorAt: (port: ServicePort, index: number) => FieldError,
): FieldError[] => {
  const seen = new Set<string>();
  return ports.flatMap((port, index) => {
    const key = keyOf(port);
    if (key === undefined) return [];
    if (seen.has(key)) return [errorAt(port, index)];
    seen.add(key);
    return [];
  });
};

const allPortErrors = (spec: ServiceSpec): FieldError[] => {
  const ports = portsOf(spec);
  const nodePortAt = (index: number) => `spec.ports[${index}].nodePort`;
  return [
    ...(ports.length === 0 && !isHeadless(spec) && !isExternalName(spec)
      ? [requiredField('spec.ports')]
      : []),
    ...(isLoadBalancer(spec) ? ports : []).flatMap(({ port }, index) =>
      port === KUBELET
        ? [
            invalidField(
              `spec.ports[${index}]`,
              port,
              'may not expose port 10250 externally since it is used by kubelet',
            ),
          ]
        : [],
    ),
    ...ports.flatMap((_, index) => eachPortErrors(ports, index)),
    ...(spec.type === 'ClusterIP' ? ports : []).flatMap(({ nodePort }, index) =>
      nodePort
        ? [forbiddenField(nodePortAt(index), "may not be used when `type` is 'ClusterIP'")]
        : [],
    ),
    ...twice(
      isOnNodes(spec) ? ports : [],
      ({ protocol, nodePort }) => (nodePort ? `${protocol ?? ''} ${nodePort}` : undefined),
      ({ nodePort }, index) => duplicateField(nodePortAt(index), nodePort),
    ),
    ...twice(
      ports,
      ({ protocol, port }) => `${protocol ?? ''} ${port ?? 0}`,
      ({ protocol, port }, index) => duplicateField(`spec.ports[${index}]`, { protocol, port }),
    ),
  ];
};

const typeErrors = (spec: ServiceSpec): FieldError[] => {
  const { type = '', clusterIPs = [], externalName = '' } = spec;
  if (!TYPES.includes(type)) return [unsupportedField('spec.type', type, TYPES)];
  if (isOnNodes(spec) && isHeadless(spec)) {
    return [
      invalidField('spec.clusterIPs[0]', 'None', `may not be set to 'None' for ${type} services`),
    ];
  }
  if (!isExternalName(spec)) return [];
  const wrong = dnsNameError(externalName.replace(/\.$/, ''));
  const given = {
    clusterIPs: clusterIPs.length > 0,
    ipFamilies: (spec.ipFamilies ?? []).length > 0,
    ipFamilyPolicy: spec.ipFamilyPolicy !== undefined,
  };
  return [
    ...Object.entries(given).flatMap(([field, isThere]) =>
      isThere ? [forbiddenField(`spec.${field}`, 'may not be set for ExternalName services')] : [],
    ),
    ...(externalName === ''
      ? [requiredField('spec.externalName')]
      : wrong === undefined
        ? []
        : [invalidField('spec.externalName', externalName, wrong)]),
  ];
};

const affinityErrors = ({ sessionAffinity, sessionAffinityConfig }: ServiceSpec): FieldError[] => {
  const seconds = sessionAffinityConfig?.clientIP?.timeoutSeconds;
  return [
    ...(AFFINITIES.includes(sessionAffinity ?? '')
      ? []
      : [unsupportedField('spec.sessionAffinity', sessionAffinity ?? '', AFFINITIES)]),
    ...(seconds === undefined || (seconds > 0 && seconds <= ONE_DAY)
      ? []
      : [
          invalidField(
            'spec.sessionAffinityConfig.clientIP.timeoutSeconds',
            seconds,
            'must be greater than 0 and less than 86400',
          ),
        ]),
  ];
};

const isCidr = (text: string): boolean => {
  const [address = '', prefix = '', ...rest] = text.trim().split('/');
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return rest.length === 0 && /^\d+$/.test(prefix) && Number(prefix) <= longest;
};

const loadBalancerErrors = (spec: ServiceSpec): FieldError[] => {
  const { loadBalancerSourceRanges = [], loadBalancerClass } = spec;
  // Kubernetes itself writes this one field with a capital.
  const ranges = 'spec.LoadBalancerSourceRanges';
  if (isLoadBalancer(spec)) {
    const wrong =
      loadBalancerClass === undefined ? undefined : qualifiedNameError(loadBalancerClass);
    return [
      ...(loadBalancerSourceRanges.every(isCidr)
        ? []
        : [
            invalidField(
              ranges,
              loadBalancerSourceRanges,
              'must be a list of IP ranges. For example, 10.240.0.0/24,10.250.0.0/24 ',
            ),
          ]),
      ...(wrong === undefined
        ? []
        : [invalidField('spec.loadBalancerClass', loadBalancerClass, wrong)]),
    ];
  }
  const given: Record<string, boolean> = {
    [ranges]: loadBalancerSourceRanges.length > 0,
    'spec.allocateLoadBalancerNodePorts': spec.allocateLoadBalancerNodePorts !== undefined,
    'spec.loadBalancerClass': loadBalancerClass !== undefined,
  };
  return Object.entries(given).flatMap(([field, isThere]) =>
    isThere ? [forbiddenField(field, ONLY_LOAD_BALANCER)] : [],
  );
};

const trafficErrors = (spec: ServiceSpec): FieldError[] => {
  const { externalTrafficPolicy, internalTrafficPolicy, healthCheckNodePort } = spec;
  const externalErrors = (): FieldError[] => {
    const field = 'spec.externalTrafficPolicy';
    if (externalTrafficPolicy === undefined || externalTrafficPolicy === '') return [];
    if (!isExternal(spec)) {
      return [
        invalidField(
          field,
          externalTrafficPolicy,
          'may only be set for externally-accessible services',
        ),
      ];
    }
    return POLICIES.includes(externalTrafficPolicy)
      ? []
      : [unsupportedField(field, externalTrafficPolicy, POLICIES)];
  };
  return [
    ...externalErrors(),
    ...(healthCheckNodePort && !needsHealthCheck(spec)
      ? [
          invalidField(
            'spec.healthCheckNodePort',
            healthCheckNodePort,
            "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'",
          ),
        ]
      : []),
    ...(internalTrafficPolicy === undefined || POLICIES.includes(internalTrafficPolicy)
      ? []
      : [unsupportedField('spec.internalTrafficPolicy', internalTrafficPolicy, POLICIES)]),
  ];
};

/**
 * What is wrong with a Service that has all that it is given.
 *
 * Source: Kubernetes pkg/apis/core/validation, ValidateService.
 */
export const serviceErrors = (spec: ServiceSpec): FieldError[] => [
  ...typeErrors(spec),
  ...allPortErrors(spec),
  ...checkLabels(spec.selector, 'spec.selector'),
  ...affinityErrors(spec),
  ...clusterIpErrors(spec),
  ...(spec.externalIPs ?? []).flatMap((ip, index) =>
    isIP(ip) === 0 ? [invalidField(`spec.externalIPs[${index}]`, ip, IP_TEXT)] : [],
  ),
  ...loadBalancerErrors(spec),
  ...trafficErrors(spec),
];

const FIXED = 'may not change once set';

const addressChanges = (spec: ServiceSpec, before: ServiceSpec): FieldError[] => {
  if (isHeadless(spec) && isHeadless(before)) return [];
  const { clusterIPs = [] } = spec;
  const had = before.clusterIPs ?? [];
  if (had.length > 0 && clusterIPs.length === 0) {
    return [invalidField('spec.clusterIPs[0]', clusterIPs, 'primary clusterIP can not be unset')];
  }
  const compared = had.length === clusterIPs.length ? had : had.slice(0, 1);
  return compared.flatMap((ip, index) =>
    ip === clusterIPs[index] ? [] : [invalidField(`spec.clusterIPs[${index}]`, clusterIPs, FIXED)],
  );
};

const familyChanges = (spec: ServiceSpec, before: ServiceSpec): FieldError[] => {
  if (isHeadless(spec) || isHeadless(before)) return [];
  const { ipFamilies = [] } = spec;
  const had = before.ipFamilies ?? [];
  const isSame =
    had.length === ipFamilies.length
      ? sameList(had, ipFamilies)
      : had.length === 0 || ipFamilies[0] === had[0];
  return isSame ? [] : [invalidField('spec.ipFamilies[0]', ipFamilies, FIXED)];
};

/**
 * What cannot become of a Service.
 *
 * Source: Kubernetes pkg/apis/core/validation, ValidateServiceUpdate.
 */
export const changeErrors = (spec: ServiceSpec, before: ServiceSpec): FieldError[] => {
  const isNamed = isExternalName(spec) || isExternalName(before);
  const areBoth = isLoadBalancer(spec) && isLoadBalancer(before);
  return [
    ...(isNamed ? [] : addressChanges(spec, before)),
    ...(isNamed ? [] : familyChanges(spec, before)),
    ...(areBoth && spec.loadBalancerClass !== before.loadBalancerClass
      ? [invalidField('spec.loadBalancerClass', spec.loadBalancerClass, FIXED)]
      : []),
    ...(needsHealthCheck(spec) &&
    needsHealthCheck(before) &&
    spec.healthCheckNodePort !== before.healthCheckNodePort
      ? [forbiddenField('spec.healthCheckNodePort', 'field is immutable')]
      : []),
  ];
};
