import { isRecord, recordAt } from '../core/resource';
import * as codes from '../findings/codes';
import type { Finding } from '../findings/finding';
import { findingOf, referenceOf, type Report } from '../findings/report';
import { inOwnRoom } from '../findings/rooms';
import { checkMetadata } from '../nad/rules/object';
import { checkVlanRange } from '../nad/rules/ranges';
import { checkShapes, type ShapeRules } from '../shapes/check';
import { exactFieldsOf, type Fields } from '../shapes/fields';
import { keysOf, type Schema } from '../shapes/schema';
import { isSriovNetwork } from './types';

/** Source: sriov-network-operator api/v1/sriovnetwork_types.go. */
const schema: Schema = {
  ...keysOf('text', 'resourceName networkNamespace spoofChk trust linkState vlanProto'),
  ...keysOf('text', 'capabilities ipam metaPlugins logLevel logFile'),
  ...keysOf('integer', 'vlan vlanQoS minTxRate maxTxRate'),
};

const choices: Readonly<Record<string, readonly string[]>> = {
  spoofChk: ['on', 'off'],
  trust: ['on', 'off'],
  linkState: ['auto', 'enable', 'disable'],
  vlanProto: ['802.1q', '802.1Q', '802.1ad', '802.1AD'],
  logLevel: ['panic', 'error', 'warning', 'info', 'debug', ''],
};

/** Resource names that a policy can have, by one of the two operators. */
export const isResourceName = (name: string): boolean =>
  name.length <= 63 && /^[a-zA-Z0-9_-]+$/.test(name);

const checkResource = (fields: Fields, report: Report): void => {
  const name = fields.get('resourceName');
  if (name !== undefined && typeof name !== 'string') return;
  if (name === undefined || !isResourceName(name))
    report(codes.sriovResourceNotPossible, fields.pathOf('resourceName'), { value: name ?? '' });
};

const checkChoices = (fields: Fields, report: Report): void => {
  for (const [key, possible] of Object.entries(choices)) {
    const value = fields.get(key);
    if (typeof value !== 'string' || possible.includes(value)) continue;
    report(codes.sriovValueNotPossible, fields.pathOf(key), {
      key,
      value,
      choices: possible.filter((choice) => choice !== '').join(', '),
    });
  }
};

const checkVlan = (fields: Fields, report: Report): void => {
  checkVlanRange(fields, report);
  const isTagged = (fields.integer('vlan') ?? 0) !== 0;
  const quality = fields.integer('vlanQoS') ?? 0;
  if (quality < 0 || quality > 7)
    report(codes.vlanPriorityOutOfRange, fields.pathOf('vlanQoS'), { value: quality });
  else if (quality !== 0 && !isTagged)
    report(codes.vlanSettingWithoutVlan, fields.pathOf('vlanQoS'), { key: 'vlanQoS' });
  if (fields.text('vlanProto')?.toLowerCase() === '802.1ad' && !isTagged)
    report(codes.vlanSettingWithoutVlan, fields.pathOf('vlanProto'), { key: 'vlanProto' });
};

const checkRates = (fields: Fields, report: Report): void => {
  for (const key of ['minTxRate', 'maxTxRate']) {
    const value = fields.integer(key);
    if (value !== undefined && value < 0)
      report(codes.sriovRateNotPossible, fields.pathOf(key), { key, value });
  }
  const [min = 0, max = 0] = [fields.integer('minTxRate'), fields.integer('maxTxRate')];
  // A highest rate of 0 is no limit.
  if (max > 0 && min > max)
    report(codes.sriovRatesContradict, fields.pathOf('minTxRate'), { min, max });
};

const isJsonOf = (text: string, isFine: (value: unknown) => boolean): boolean => {
  try {
    return isFine(JSON.parse(text));
  } catch (error) {
    // Whatever else is thrown is none of the text's.
    if (error instanceof SyntaxError) return false;
    throw error;
  }
};

const areRecords = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every(isRecord);

const checkJson = (fields: Fields, report: Report): void => {
  for (const key of ['capabilities', 'ipam', 'metaPlugins']) {
    const text = fields.text(key);
    if (text === undefined || text.trim() === '') continue;
    const path = fields.pathOf(key);
    if (text.includes("'")) report(codes.sriovQuoteBreaksNetwork, path, { key });
    // What is appended to the list of plugins are its further entries, without brackets.
    if (key === 'metaPlugins') {
      if (!isJsonOf(`[${text}]`, areRecords)) report(codes.sriovPluginsNotReadable, path);
    } else if (!isJsonOf(text, isRecord)) report(codes.sriovTextNotObject, path, { key });
  }
};

const shapes: ShapeRules = {
  codes: { text: codes.valueNotText, integer: codes.valueNotWholeNumber },
  special: { spoofChk: codes.onOffWithoutQuotes, trust: codes.onOffWithoutQuotes },
  misspelt: { code: codes.settingDropped },
};

/**
 * Everything that can be said of one SriovNetwork by itself: what the API server refuses, and what it
 * lets pass and nobody can make a network of. Takes any value and never throws; values of other kinds
 * have no findings.
 *
 * Source: the CRD sriovnetworks.sriovnetwork.openshift.io; sriov-network-operator api/v1/helper.go
 * (RenderNetAttDef); sriov-cni pkg/config/config.go.
 */
export const checkSriovNetwork = (value: unknown): Finding[] => {
  if (!isSriovNetwork(value)) return [];
  return inOwnRoom(value, () => {
    const findings: Finding[] = [];
    const object = referenceOf(value);
    const report: Report = (code, path, params) => {
      findings.push(findingOf(code, object, path, params));
    };
    checkMetadata(recordAt(value, 'metadata'), report);
    const fields = exactFieldsOf(recordAt(value, 'spec'), schema, 'spec');
    checkShapes(fields, shapes, report);
    checkResource(fields, report);
    checkChoices(fields, report);
    checkVlan(fields, report);
    checkRates(fields, report);
    checkJson(fields, report);
    return findings;
  });
};
