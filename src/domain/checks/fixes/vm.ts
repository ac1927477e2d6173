import * as codes from '../../findings/codes';
import { PORT_PROTOCOLS } from '../../net/ports';
import { sameJson } from '../../core/same-json';
import { isRecord, recordAt, valueAt, type KubernetesResource } from '../../core/resource';
import { setIn } from '../../core/set-in';
import { updateAt } from '../../core/update-at';
import { kindNameOf } from '../../world/kinds';
import type { FindingCode } from '../../findings/catalog';
import type { Finding } from '../../findings/finding';
import { placeOf } from './nad-edit';

type Json = Record<string, unknown>;

/** What a fix of a VM works on. */
interface VmFixContext {
  finding: Finding;
  vm: KubernetesResource;
  /** Where the finding is. */
  path: (string | number)[];
  value: unknown;
}

type VmFix = (context: VmFixContext) => KubernetesResource | undefined;

/** Changes the object that holds the key at the place of the finding. */
const inParent =
  (change: (parent: Json, key: string, context: VmFixContext) => Json | undefined): VmFix =>
  (context) => {
    const { vm, path } = context;
    const key = path.at(-1);
    const parentPath = path.slice(0, -1);
    if (typeof key !== 'string') return undefined;
    const fixed = updateAt(vm, parentPath, (parent) => change(parent, key, context) ?? parent);
    return isRecord(fixed) && !sameJson(fixed, vm) ? fixed : undefined;
  };

const without = (object: Json, key: string): Json => {
  const { [key]: _removed, ...others } = object;
  return others;
};

const remove = inParent((parent, key) =>
  Object.hasOwn(parent, key) ? without(parent, key) : undefined,
);

const setTo = (valueFor: (context: VmFixContext) => unknown): VmFix =>
  inParent((parent, key, context) => {
    const value = valueFor(context);
    return value === undefined ? undefined : { ...parent, [key]: value };
  });

/** Puts one key in the place of another, which keeps its place among the others. */
const replaceKey = (parent: Json, key: string, name: string, value: unknown): Json | undefined =>
  parent[name] !== undefined
    ? undefined
    : Object.fromEntries(
        Object.entries(parent).map(([own, old]) => (own === key ? [name, value] : [own, old])),
      );

const renameKey = inParent((parent, key, { finding }) => {
  const { suggestion } = finding.params;
  return typeof suggestion === 'string'
    ? replaceKey(parent, key, suggestion, parent[key])
    : undefined;
});

const connectBy = (name: string, value: Json = {}): VmFix =>
  inParent((parent, key) => replaceKey(parent, key, name, value));

const unquoteNumber = setTo(({ value }) =>
  typeof value === 'string' && /^\s*\d{1,9}\s*$/.test(value) ? Number(value) : undefined,
);

const unquoteFlag = setTo(({ value }) =>
  typeof value === 'string' && /^(?:true|false)$/i.test(value)
    ? value.toLowerCase() === 'true'
    : undefined,
);

const makeObject = setTo(({ value }) => (value === null ? {} : undefined));

const takeSuggestion = setTo(({ finding }) => finding.params.suggestion);

/** The word that is the same but for its case. */
const takeSpelling = (words: (context: VmFixContext) => readonly string[]): VmFix =>
  setTo((context) => {
    const text = typeof context.value === 'string' ? context.value.toLowerCase() : undefined;
    return words(context).find((word) => word.toLowerCase() === text);
  });

const suggested = ({ finding }: VmFixContext): string[] =>
  String(finding.params.suggestion ?? '').split(', ');

const useStrategy = inParent((spec, key, { finding }) =>
  replaceKey(spec, key, 'runStrategy', finding.params.suggestion),
);

/** Moves what stands in a place that the cluster does not look at, if nothing stands in the right one. */
const move: VmFix = ({ vm, finding, path, value }) => {
  const expected = String(finding.params.expected ?? '').split('.');
  const from = path.filter((key) => typeof key === 'string');
  if (value === undefined || valueAt(vm, ...expected) !== undefined) return undefined;
  if (from.length !== path.length) return undefined;
  return setIn(setIn(vm, from, undefined), expected, value);
};

const moveAnnotation: VmFix = ({ vm, finding }) => {
  const key = String(finding.params.key ?? '');
  const value = recordAt(vm, 'metadata', 'annotations')[key];
  return value === undefined
    ? undefined
    : setIn(
        setIn(vm, ['metadata', 'annotations', key], undefined),
        ['spec', 'template', 'metadata', 'annotations', key],
        value,
      );
};

/** Takes the key of a binding plugin's name for the binding itself. */
const inBinding =
  (fix: VmFix): VmFix =>
  (context) =>
    fix({ ...context, path: context.path.slice(0, -1) });

/** Fixes for VMN6xx. */
const vmFixes: Partial<Record<FindingCode, VmFix>> = {
  [codes.settingsInWrongPlace]: move,
  [codes.valueInVmNotWholeNumber]: unquoteNumber,
  [codes.valueInVmNotObject]: makeObject,
  [codes.valueInVmNeitherTrueNorFalse]: unquoteFlag,
  [codes.masqueradeOnAnotherNetwork]: connectBy('bridge'),
  [codes.bridgeOnPodNetworkNotPermitted]: connectBy('masquerade'),
  [codes.passtOnAnotherNetwork]: connectBy('bridge'),
  [codes.unknownModel]: takeSpelling(suggested),
  [codes.modelOfSriovInterface]: remove,
  [codes.macWithoutSeparators]: takeSuggestion,
  [codes.unknownProtocol]: takeSpelling(() => PORT_PROTOCOLS),
  [codes.portsOnSecondaryNetwork]: remove,
  [codes.meshAnnotationMisplaced]: moveAnnotation,
  [codes.unknownStateOfInterface]: takeSpelling(suggested),
  [codes.linkOfSriovInterface]: remove,
  [codes.severalQueuesWithoutVirtio]: remove,
  [codes.settingOfVmDropped]: renameKey,
  [codes.twoSettingsForRunning]: remove,
  [codes.runningOutdated]: useStrategy,
  [codes.unknownRunStrategy]: takeSpelling(suggested),
  [codes.sriovInterfaceOnAnotherNetwork]: connectBy('bridge'),
  [codes.bridgeInterfaceOnSriovNetwork]: connectBy('sriov'),
  [codes.masqueradeOnPrimary]: connectBy('binding', { name: 'l2bridge' }),
  [codes.l2bridgeWithoutPrimary]: inBinding(connectBy('masquerade')),
};

export const hasVmFix = (code: FindingCode): boolean => vmFixes[code] !== undefined;

/** Whether a value is a VM or an instance of one. */
export const isVm = (object: KubernetesResource): boolean => {
  const kind = kindNameOf(object.apiVersion, object.kind);
  return kind === 'VirtualMachine' || kind === 'VirtualMachineInstance';
};

/**
 * The VM with the mistake mended: one place is changed and everything else stays. Undefined where
 * there is no mechanical way. Whether the change brings other mistakes the caller has to check.
 */
export const fixVm = (finding: Finding, vm: KubernetesResource): KubernetesResource | undefined => {
  const fix = vmFixes[finding.code];
  if (!fix || !isVm(vm)) return undefined;
  const place = placeOf(vm, `.${finding.path}`);
  return fix({ finding, vm, path: place?.path ?? [], value: place?.value });
};
