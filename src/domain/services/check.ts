import * as codes from '../findings/codes';
import type { Finding } from '../findings/finding';
import { findingOf, referenceOf, type Report } from '../findings/report';
import { inOwnRoom } from '../findings/rooms';
import { isLabelOfDns } from '../net/labels';
import { isPortName, portProblem } from '../net/ports';
import { listAt, printed, recordAt, textAt, valueAt } from '../core/resource';
import { isService, serviceOf, type ServicePort, type ServiceView } from './service';

const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];

const pathOf = ({ index }: ServicePort, field: string): string => `spec.ports[${index}].${field}`;

const isOutside = (type: string): boolean => type === 'NodePort' || type === 'LoadBalancer';

type Rule = (view: ServiceView, report: Report) => void;

/** From Kubernetes 1.36 on a name may begin with a digit, so that nothing is said against it. */
const checkName: Rule = ({ name }, report) => {
  if (name !== '' && !isLabelOfDns(name))
    report(codes.serviceNameNotPossible, 'metadata.name', { name });
};

const checkPort = (port: ServicePort, { type, ports }: ServiceView, report: Report): void => {
  const { entry, name, protocol } = port;
  const at = (field: string): string => pathOf(port, field);
  if (portProblem(entry.port) !== undefined)
    report(codes.servicePortNotPossible, at('port'), { value: printed(entry.port ?? '') });
  const { targetPort } = entry;
  const isTarget =
    targetPort === undefined ||
    targetPort === null ||
    targetPort === 0 ||
    targetPort === '' ||
    (typeof targetPort === 'string'
      ? isPortName(targetPort)
      : portProblem(targetPort) === undefined);
  if (!isTarget)
    report(codes.serviceTargetPortNotPossible, at('targetPort'), { value: printed(targetPort) });
  if (name === undefined) {
    if (ports.length > 1) report(codes.servicePortNameMissing, at('name'));
  } else if (!isLabelOfDns(name)) report(codes.servicePortNameNotPossible, at('name'), { name });
  if (!PROTOCOLS.includes(protocol))
    report(codes.protocolOfServiceUnknown, at('protocol'), { value: protocol });
  if (port.nodePort !== undefined && !isOutside(type))
    report(codes.nodePortNotUsed, at('nodePort'), { type, port: port.nodePort });
};

const checkPorts: Rule = (view, report) => {
  if (view.type === 'ExternalName') return;
  if (view.ports.length === 0 && !view.isHeadless) report(codes.serviceWithoutPorts, 'spec.ports');
  const seen = new Set<string>();
  const once = (port: ServicePort, field: string, what: string): void => {
    if (seen.has(`${field} ${what}`))
      report(codes.servicePortStandsTwice, pathOf(port, field), { what });
    seen.add(`${field} ${what}`);
  };
  for (const port of view.ports) {
    checkPort(port, view, report);
    if (port.name !== undefined) once(port, 'name', port.name);
    if (port.port !== undefined) once(port, 'port', `${port.port}/${port.protocol}`);
    if (port.nodePort !== undefined) once(port, 'nodePort', `${port.nodePort}/${port.protocol}`);
  }
};

const checkFamilies: Rule = ({ service, type }, report) => {
  if (type === 'ExternalName') return;
  const spec = recordAt(service, 'spec');
  const families = listAt(spec, 'ipFamilies');
  const policy = textAt(spec, 'ipFamilyPolicy');
  const isListed =
    families.length <= 2 &&
    new Set(families).size === families.length &&
    families.every((family) => family === 'IPv4' || family === 'IPv6');
  const isPolicy =
    policy === undefined || ['SingleStack', 'PreferDualStack', 'RequireDualStack'].includes(policy);
  if (!isListed || !isPolicy || (families.length > 1 && policy === 'SingleStack'))
    report(codes.familiesOfServiceContradict, 'spec.ipFamilies', {
      families: families.map(printed).join(', '),
      policy: policy ?? 'SingleStack',
    });
};

const checkHeadless: Rule = ({ isHeadless, type }, report) => {
  if (isHeadless && isOutside(type)) report(codes.headlessOfOtherType, 'spec.type', { type });
};

const isSet = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  value !== '' &&
  !(Array.isArray(value) && value.length === 0);

/** Source: Kubernetes pkg/apis/core/validation/validation.go, ValidateService. */
const checkSettings: Rule = ({ service, type }, report) => {
  const spec = recordAt(service, 'spec');
  const unused = (setting: string, needs: string): void =>
    report(codes.settingOfServiceNotUsed, `spec.${setting}`, { setting, needs });
  const isExternal = isOutside(type) || isSet(spec.externalIPs);
  if (isSet(spec.externalTrafficPolicy) && !isExternal)
    unused('externalTrafficPolicy', 'type NodePort, type LoadBalancer');
  if (type !== 'LoadBalancer') {
    for (const setting of [
      'allocateLoadBalancerNodePorts',
      'loadBalancerClass',
      'loadBalancerSourceRanges',
    ]) {
      if (isSet(spec[setting])) unused(setting, 'type LoadBalancer');
    }
  }
  const isLocal = type === 'LoadBalancer' && spec.externalTrafficPolicy === 'Local';
  if (isSet(spec.healthCheckNodePort) && spec.healthCheckNodePort !== 0 && !isLocal)
    unused('healthCheckNodePort', 'type LoadBalancer, externalTrafficPolicy Local');
  const affinity = textAt(spec, 'sessionAffinity') ?? 'None';
  const config = recordAt(spec, 'sessionAffinityConfig');
  const timeout = valueAt(config, 'clientIP', 'timeoutSeconds');
  const isTime =
    typeof timeout === 'number' && Number.isInteger(timeout) && timeout > 0 && timeout <= 86_400;
  if (affinity === 'ClientIP' && isSet(timeout) && !isTime)
    report(
      codes.timeoutOfAffinityNotPossible,
      'spec.sessionAffinityConfig.clientIP.timeoutSeconds',
      { value: printed(timeout) },
    );
};

const rules: readonly Rule[] = [checkName, checkPorts, checkFamilies, checkHeadless, checkSettings];

/**
 * What the API server refuses of one Service by itself. Takes any value and never throws; values of
 * other kinds have no findings.
 *
 * Source: Kubernetes pkg/apis/core/validation/validation.go, ValidateService.
 */
export const checkService = (value: unknown): Finding[] => {
  if (!isService(value)) return [];
  const object = referenceOf(value);
  return inOwnRoom(value, () => {
    const findings: Finding[] = [];
    const report: Report = (code, path, params = {}) => {
      findings.push(findingOf(code, object, path, params));
    };
    const view = serviceOf(value);
    for (const rule of rules) rule(view, report);
    return findings;
  });
};
