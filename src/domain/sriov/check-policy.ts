import { numberAt, printed, recordAt } from '../core/resource';
import * as codes from '../findings/codes';
import type { Finding } from '../findings/finding';
import { findingOf, referenceOf, type Report } from '../findings/report';
import { inOwnRoom } from '../findings/rooms';
import { checkShapes, type ShapeRules } from '../shapes/check';
import { exactFieldsOf, exactFieldsUnder, type Fields } from '../shapes/fields';
import { keysOf, type Schema } from '../shapes/schema';
import { isResourceName } from './check-network';
import { isSriovPolicy } from './types';

/** Source: sriov-network-operator api/v1/sriovnetworknodepolicy_types.go. */
const schema: Schema = {
  ...keysOf('text', 'resourceName deviceType linkType eSwitchMode vdpaType'),
  ...keysOf('integer', 'priority mtu numVfs'),
  ...keysOf('boolean', 'isRdma needVhostNet excludeTopology externallyManaged'),
  ...keysOf('object', 'nodeSelector nicSelector bridge'),
};

const selectorSchema: Schema = {
  ...keysOf('text', 'vendor deviceID netFilter'),
  ...keysOf('list', 'pfNames rootDevices'),
};

const shapes: ShapeRules = {
  codes: {
    text: codes.valueNotText,
    integer: codes.valueNotWholeNumber,
    boolean: codes.valueNotTrueOrFalse,
    list: codes.valueNotList,
    object: codes.valueNotObject,
  },
  misspelt: { code: codes.settingDropped },
};

const choices: Readonly<Record<string, readonly string[]>> = {
  deviceType: ['netdevice', 'vfio-pci'],
  linkType: ['eth', 'ETH', 'ib', 'IB'],
  eSwitchMode: ['legacy', 'switchdev'],
  vdpaType: ['virtio', 'vhost'],
};

const checkResource = (spec: Fields, report: Report): void => {
  const name = spec.get('resourceName');
  if (name !== undefined && typeof name !== 'string') return;
  const path = spec.pathOf('resourceName');
  if (name === undefined || !isResourceName(name) || !/[a-zA-Z0-9]/.test(name))
    report(codes.sriovResourceNotPossible, path, { value: name ?? '' });
  else if (!/^[a-zA-Z0-9]([a-zA-Z0-9_]*[a-zA-Z0-9])?$/.test(name))
    report(codes.resourceOfOneOperatorOnly, path, { value: name });
};

const checkNumbers = (spec: Fields, report: Report): void => {
  const count = spec.get('numVfs');
  if (count === undefined || (typeof count === 'number' && count < 1))
    report(codes.policyMakesNoFunctions, spec.pathOf('numVfs'), { value: printed(count ?? '') });
  const priority = spec.integer('priority');
  if (priority !== undefined && (priority < 0 || priority > 99))
    report(codes.sriovNumberOutOfRange, spec.pathOf('priority'), {
      key: 'priority',
      value: priority,
      range: '0-99',
    });
  const mtu = spec.integer('mtu');
  if (mtu !== undefined && mtu < 1)
    report(codes.sriovNumberOutOfRange, spec.pathOf('mtu'), {
      key: 'mtu',
      value: mtu,
      range: '≥ 1',
    });
};

const checkChoices = (spec: Fields, report: Report): void => {
  for (const [key, possible] of Object.entries(choices)) {
    const value = spec.get(key);
    if (typeof value !== 'string' || possible.includes(value)) continue;
    report(codes.sriovValueNotPossible, spec.pathOf(key), {
      key,
      value,
      choices: possible.join(', '),
    });
  }
};

const SELECTORS = ['vendor', 'deviceID', 'pfNames', 'rootDevices', 'netFilter'];

const isSet = (value: unknown): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** Source: sriov-network-operator pkg/webhook/validate.go, validatePfNames. */
const isCardName = (name: string, count: number | undefined): boolean => {
  const parts = name.split('#');
  if (parts.length === 1) return name !== '';
  const [card, range = ''] = parts;
  const [, first, last] = /^(\d+)-(\d+)$/.exec(range) ?? [];
  if (parts.length > 2 || card === '' || first === undefined || last === undefined) return false;
  return Number(first) <= Number(last) && (count === undefined || Number(last) < count);
};

const checkNames = (spec: Fields, selector: Fields, report: Report): void => {
  const count = spec.integer('numVfs');
  selector.list('pfNames').forEach((name, index) => {
    if (typeof name === 'string' && isCardName(name, count)) return;
    report(codes.cardNameNotPossible, `${selector.pathOf('pfNames')}[${index}]`, {
      value: printed(name),
      last: count === undefined || count < 1 ? '…' : count - 1,
    });
  });
};

const checkSelector = (spec: Fields, report: Report): void => {
  const selector = exactFieldsUnder(spec, 'nicSelector', selectorSchema);
  checkShapes(selector, shapes, report);
  const used = SELECTORS.filter((key) => isSet(selector.get(key)));
  if (used.length === 0) report(codes.nicSelectorEmpty, spec.pathOf('nicSelector'));
  checkNames(spec, selector, report);
  const filter = selector.text('netFilter');
  if (filter === undefined) return;
  const others = [
    ...used.filter((key) => key !== 'netFilter'),
    ...['eSwitchMode', 'bridge'].filter((key) => spec.has(key)),
  ];
  if (others.length > 0 || !/^(openstack|aws)\/NetworkID:.+$/.test(filter))
    report(codes.netFilterNotPossible, selector.pathOf('netFilter'), {
      others: others.join(', ') || SELECTORS.slice(0, -1).join(', '),
    });
};

/** Source: sriov-network-operator pkg/webhook/validate.go, validatePolicyForNodeState and before. */
const checkTogether = (spec: Fields, report: Report): void => {
  const isVfio = spec.get('deviceType') === 'vfio-pci';
  const isSwitchdev = spec.get('eSwitchMode') === 'switchdev';
  const needs = (setting: string, what: string): void =>
    report(codes.sriovSettingNeedsOther, spec.pathOf(setting), { setting, needs: what });
  if (isVfio && spec.flag('isRdma')) report(codes.rdmaWithVfio, spec.pathOf('isRdma'));
  if (isSwitchdev && spec.text('linkType')?.toLowerCase() === 'ib')
    needs('eSwitchMode', 'linkType: eth');
  if (spec.text('vdpaType') !== undefined && (isVfio || !isSwitchdev))
    needs('vdpaType', 'deviceType: netdevice, eSwitchMode: switchdev');
  if (isSet(recordAt(spec.get('bridge')).ovs) && (!isSwitchdev || spec.flag('externallyManaged')))
    needs('bridge', 'eSwitchMode: switchdev, externallyManaged: false');
};

/**
 * Everything that can be said of one SriovNetworkNodePolicy by itself. Takes any value and never throws;
 * values of other kinds have no findings.
 *
 * Source: the CRD sriovnetworknodepolicies.sriovnetwork.openshift.io; sriov-network-operator
 * pkg/webhook/validate.go, and the same of openshift's fork.
 */
export const checkSriovPolicy = (value: unknown): Finding[] => {
  if (!isSriovPolicy(value)) return [];
  return inOwnRoom(value, () => {
    const findings: Finding[] = [];
    const object = referenceOf(value);
    const report: Report = (code, path, params) => {
      findings.push(findingOf(code, object, path, params));
    };
    // The operator's own asks for nothing, and nothing else of one of this name counts.
    if (object.name === 'default') {
      if ((numberAt(value, 'spec', 'numVfs') ?? 0) > 0)
        report(codes.policyNamedDefault, 'metadata.name');
      return findings;
    }
    // Kubernetes' rule for names of objects: several labels of DNS, with dots between them.
    const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
    const isName = new RegExp(`^${label}(\\.${label})*$`).test(object.name);
    if (!isName && value.metadata?.generateName === undefined)
      report(codes.nameOfSriovPolicyNotPossible, 'metadata.name');
    const spec = exactFieldsOf(recordAt(value, 'spec'), schema, 'spec');
    if (!spec.has('nodeSelector')) report(codes.sriovSelectorMissing, spec.pathOf('nodeSelector'));
    checkShapes(spec, shapes, report);
    checkResource(spec, report);
    checkNumbers(spec, report);
    checkChoices(spec, report);
    checkSelector(spec, report);
    checkTogether(spec, report);
    return findings;
  });
};
