import * as codes from '../../findings/codes';
import { nearestWord } from '../../net/spelling';
import { isRecord, textOf, printed } from '../../core/resource';
import type { Report } from '../../findings/report';
import { pluginNames } from '../schema/plugins';

/** Source: containernetworking/cni pkg/version/version.go. */
const CNI_VERSIONS = ['0.1.0', '0.2.0', '0.3.0', '0.3.1', '0.4.0', '1.0.0', '1.1.0'];

const CONFIG = 'spec.config';
const OVN = 'ovn-k8s-cni-overlay';

type Config = Record<string, unknown>;

const isAbsent = (value: unknown): boolean => value === undefined || value === '';

const checkVersion = ({ cniVersion, plugins }: Config, report: Report): void => {
  // Without a list a null is read as no version.
  if (cniVersion === undefined || (cniVersion === null && plugins === undefined)) return;
  const path = `${CONFIG}.cniVersion`;
  if (typeof cniVersion !== 'string') report(codes.cniVersionNotText, path);
  else if (cniVersion !== '' && !CNI_VERSIONS.includes(cniVersion)) {
    report(codes.unknownCniVersion, path, { value: cniVersion });
  }
};

const checkName = ({ name }: Config, report: Report): void => {
  const path = `${CONFIG}.name`;
  if (isAbsent(name)) return;
  if (typeof name !== 'string')
    report(codes.configurationNameNotText, path, { value: JSON.stringify(name) });
  else if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(name))
    report(codes.configNameHasBadCharacters, path, { value: name });
};

const checkType = (type: unknown, path: string, report: Report): void => {
  const name = textOf(type);
  if (name === undefined) {
    report(codes.noPluginType, path);
    return;
  }
  if (name === 'cnv-tuning') report(codes.oldNameOfPlugin, path, { old: name, current: 'tuning' });
  if (pluginNames.includes(name)) return;
  const suggestion = nearestWord(name, pluginNames);
  if (suggestion !== undefined) report(codes.noSuchPlugin, path, { value: name, suggestion });
};

const checkBeside = ({ type, plugins }: Config, report: Report): void => {
  const first: unknown = Array.isArray(plugins) ? plugins[0] : undefined;
  // OVN-Kubernetes refuses both together, which its own rule says.
  if (type === OVN || (isRecord(first) && first.type === OVN)) return;
  report(codes.listOfPluginsPassedOver, `${CONFIG}.plugins`, { type: printed(type) });
};

const checkChain = (config: Config, report: Report): void => {
  const { plugins, name } = config;
  if (textOf(config.type) !== undefined) checkBeside(config, report);
  if (!Array.isArray(plugins) || plugins.length === 0) {
    report(codes.emptyListOfPlugins, `${CONFIG}.plugins`);
    return;
  }
  // Multus fills it in; OpenShift refuses one that is missing before that, which an empty one is not.
  if (name === undefined) report(codes.listOfPluginsWithoutName, `${CONFIG}.name`);
  plugins.forEach((plugin: unknown, index) => {
    const at = `${CONFIG}.plugins[${index}]`;
    if (isRecord(plugin)) checkType(plugin.type, `${at}.type`, report);
    else report(codes.emptyListOfPlugins, at);
  });
};

/**
 * Rules that hold for the configuration of every plugin.
 *
 * Source: openshift multus-admission-controller pkg/webhook/webhook.go (types, plugins, version as
 * text); containernetworking/cni libcni/conf.go and pkg/utils/utils.go (names, versions);
 * multus-cni pkg/types/conf.go (a list beside a type).
 */
export const checkCni = (config: Config, report: Report): void => {
  checkVersion(config, report);
  checkName(config, report);
  if (config.plugins !== undefined) checkChain(config, report);
  else checkType(config.type, `${CONFIG}.type`, report);
};
