import { isRecord } from '../resource';
import type { Report } from './report';

/** Source: containernetworking/cni pkg/version/version.go. */
const CNI_VERSIONS = ['0.1.0', '0.2.0', '0.3.0', '0.3.1', '0.4.0', '1.0.0', '1.1.0'];

const CONFIG = 'spec.config';

/**
 * Rules that hold for the configuration of every plugin.
 *
 * Source: openshift multus-admission-controller pkg/webhook/webhook.go (types, plugins, version as
 * text); containernetworking/cni libcni/conf.go and pkg/utils/utils.go (names, versions).
 */
export const checkCni = (config: Record<string, unknown>, report: Report): void => {
  const { cniVersion, name, plugins } = config;
  if (cniVersion !== undefined) {
    if (typeof cniVersion !== 'string') report('VMN115', `${CONFIG}.cniVersion`);
    else if (cniVersion !== '' && !CNI_VERSIONS.includes(cniVersion)) {
      report('VMN116', `${CONFIG}.cniVersion`, { value: cniVersion });
    }
  }
  if (typeof name === 'string' && name !== '' && !/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(name)) {
    report('VMN117', `${CONFIG}.name`, { value: name });
  }
  if (plugins === undefined) {
    if (!isType(config.type)) report('VMN112', `${CONFIG}.type`);
    return;
  }
  if (!Array.isArray(plugins) || plugins.length === 0) {
    report('VMN113', `${CONFIG}.plugins`);
    return;
  }
  if (typeof name !== 'string' || name === '') report('VMN114', `${CONFIG}.name`);
  plugins.forEach((plugin: unknown, index) => {
    if (!isRecord(plugin)) report('VMN113', `${CONFIG}.plugins[${index}]`);
    else if (!isType(plugin.type)) report('VMN112', `${CONFIG}.plugins[${index}].type`);
  });
};

const isType = (type: unknown): boolean => typeof type === 'string' && type !== '';
