import { useMemo, useState } from 'react';
import { Button, Checkbox, Flex, FlexItem, FormSection } from '@patternfly/react-core';
import { recordAt, textAt, type KubernetesResource } from '../../../domain/core/resource';
import { asTyped, type FormValue } from '../../../domain/forms/leaf';
import { clusterFamiliesOf } from '../../../domain/services/cluster';
import {
  exposureOf,
  listedPorts,
  nameForVms,
  ownSelectorOf,
  usualPorts,
  withOwner,
  withSelected,
} from '../../../domain/services/form/exposure';
import type { ExposureType, PortRow } from '../../../domain/services/form/service-form';
import { podLabelsOf } from '../../../domain/vm/interfaces/pod-labels';
import { vmViewsOf } from '../../../domain/services/selection';
import { selectorText, serviceOf } from '../../../domain/services/service';
import type { VmView } from '../../../domain/vm/interfaces/view';
import type { World } from '../../../domain/world/world';
import { models } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import type { Gap } from '../../../k8s/useWorld';
import { editBy } from '../../../k8s/write';
import { FormField } from '../../../ui/FormField';
import { FieldList } from '../../../ui/form/FieldList';
import { IdentityFields } from '../../../ui/form/IdentityFields';
import { ListInput } from '../../../ui/form/ListInput';
import type { Option } from '../../../ui/form/spec';
import { ToldNamespace } from '../../../ui/form/ToldNamespace';
import { GapList } from '../../../ui/GapList';
import { LinkButton } from '../../../ui/LinkButton';
import { MayNotCreate } from '../../../ui/resource/MayNotCreate';
import type { EditorProps } from '../../../ui/resource/EditPage';
import { ResourceEditor } from '../../../ui/resource/ResourceEditor';
import { serviceCreatePath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';
import { useNewServiceWorld } from '../useServiceWorld';
import { familyFields, moreFields, portFields, selectorFields } from './fields';
import { SelectedVms } from './SelectedVms';
import { serviceKind } from './serviceKind';
import { TypeCards } from './TypeCards';
import { listText } from '../../../ui/intl';

const NO_VIEWS: readonly VmView[] = [];
const NO_SERVICES: readonly KubernetesResource[] = [];
const NO_GAPS: readonly Gap[] = [];

const isSamePort = (a: PortRow, b: PortRow): boolean =>
  a.port === b.port && a.protocol === b.protocol;

const rowsOf = (value: FormValue | undefined): readonly PortRow[] =>
  Array.isArray(value) ? (value as readonly PortRow[]) : [];

/** Labels that pods of VMs have or will have, for the user to choose from. */
const labelsOffered = (views: readonly VmView[]): { value: string }[] =>
  [
    ...new Set(
      views.flatMap((view) =>
        Object.entries(podLabelsOf(view).labels).map(([key, value]) => `${key}=${String(value)}`),
      ),
    ),
  ]
    .sort()
    .map((value) => ({ value }));

interface ServiceEditorProps extends EditorProps<KubernetesResource> {
  /** Names of the VMs that it is for at first. */
  vms?: readonly string[];
}

const useFamilyOptions = (world: World | undefined) => {
  const t = useT();
  return useMemo(() => {
    const has = world && clusterFamiliesOf(world);
    const because = (value: string, label: string, isPossible: boolean): Option =>
      isPossible
        ? { value, label }
        : {
            value,
            label: t('{{type}} ({{reason}})', {
              type: label,
              reason: t('the cluster has {{has}} only', { has: listText(has ?? []) }),
            }),
            isDisabled: true,
          };
    const isDual = !has || has.length > 1;
    const hasFamily = (family: 'IPv4' | 'IPv6') => !has || has.includes(family);
    const options: Record<string, Option[]> = {
      ipFamilyPolicy: [
        { value: '', label: t('Not set: SingleStack') },
        { value: 'SingleStack', label: t('SingleStack: one family') },
        { value: 'PreferDualStack', label: t('PreferDualStack: both, where the cluster has them') },
        because('RequireDualStack', t('RequireDualStack: both, or it is refused'), isDual),
      ],
      ipFamilies: [
        { value: '', label: t('Not set: as the cluster has it') },
        because('IPv4', 'IPv4', hasFamily('IPv4')),
        because('IPv6', 'IPv6', hasFamily('IPv6')),
        because('IPv4, IPv6', 'IPv4, IPv6', isDual),
        because('IPv6, IPv4', 'IPv6, IPv4', isDual),
      ],
    };
    return (field: string) => options[field];
  }, [world, t]);
};

/** Creates or edits a Service, by form or as YAML, with the labels that VMs need for it. */
export const ServiceEditor = ({ vms = [], ...props }: ServiceEditorProps) => {
  const t = useT();
  const { initial, isExisting } = props;
  const [namespace, setNamespace] = useState(initial.metadata?.namespace ?? '');
  const [chosen, setChosen] = useState<readonly string[]>(vms);
  const state = useNewServiceWorld(namespace);
  const world = state.state === 'ready' ? state.world : undefined;
  const gaps = state.state === 'ready' ? state.gaps : NO_GAPS;
  const views = useMemo(() => (world ? vmViewsOf(world, namespace) : NO_VIEWS), [world, namespace]);
  const suggestions = useMemo(() => ({ labels: labelsOffered(views) }), [views]);
  const services = world?.list('Service', namespace) ?? NO_SERVICES;
  const optionsOf = useFamilyOptions(world);
  const access = useAccess('create', models.Service, namespace === '' ? undefined : namespace);
  const wanted = views.filter(({ name }) => chosen.includes(name));
  const wasHeadless = isExisting && serviceOf(initial).isHeadless;

  const exposureFor = (service: KubernetesResource) =>
    world && exposureOf(world, service, views, new Set(chosen));
  const labelsFor = (service: KubernetesResource) => {
    const { selector } = serviceOf(service);
    return (exposureFor(service)?.labelled ?? []).map((vm) =>
      editBy(models.VirtualMachine, vm, (current) => withSelected(current, selector)),
    );
  };
  const refusalOf = (type: ExposureType): string | undefined => {
    if (!isExisting || wasHeadless === (type === 'Headless')) return undefined;
    return wasHeadless
      ? t('A headless Service gets no address afterwards.')
      : t('A Service with an address does not become headless.');
  };
  return (
    <>
      {!isExisting && access === 'denied' && namespace !== '' && (
        <MayNotCreate
          title={t('You may not create Services in namespace {{namespace}}', { namespace })}
        />
      )}
      <ResourceEditor
        {...props}
        kind={serviceKind}
        world={world}
        alongside={labelsFor}
        nameFor={(_form, values) => {
          const name = nameForVms({ views: wanted, ports: rowsOf(values.ports), services });
          return name === '' ? undefined : name;
        }}
      >
        {({ form, messagesOf, hintOf, draft, edit }, _form, onNameTyped) => {
          const shared = { form, messagesOf, suggestions, optionsOf, helpOf: hintOf };
          const isFixed = (field: string): boolean =>
            (isExisting && (field === 'name' || field === 'namespace')) ||
            (vms.length > 0 && field === 'namespace');
          const ports = rowsOf(form.watch('ports'));
          const offered = [...wanted.flatMap(listedPorts), ...usualPorts].filter(
            (port, at, all) =>
              !ports.some((other) => isSamePort(other, port)) &&
              all.findIndex((other) => isSamePort(other, port)) === at,
          );
          const set = (field: string, value: FormValue) =>
            form.setValue(field, value, { shouldDirty: true, shouldValidate: true });
          const type = asTyped(form.watch('type'));
          const choose = (names: readonly string[]) => {
            const suggestedFor = (list: readonly VmView[]): string => {
              const [first, ...others] = list;
              if (!first) return '';
              const own = others.length === 0 ? ownSelectorOf(first) : undefined;
              const name = asTyped(form.getValues('name'));
              return selectorText(own ?? { 'exposed-by': name === '' ? first.name : name });
            };
            const before = suggestedFor(wanted);
            const now = asTyped(form.getValues('selector'));
            const next = views.filter(({ name }) => names.includes(name));
            // What was typed stays; what was suggested follows the VMs.
            if (!isExisting && (now === '' || now === before || wanted.length > 1))
              set('selector', suggestedFor(next));
            if (!isExisting && next.length !== 1) edit((service) => withOwner(service, undefined));
            setChosen(names);
          };
          const [only, ...others] = wanted;
          const owner = others.length === 0 ? only?.vm : undefined;
          const isOwned = recordAt(draft, 'metadata').ownerReferences !== undefined;
          const selector = selectorText(serviceOf(draft).selector);
          const exposure = exposureFor(draft);
          return (
            <>
              <ToldNamespace
                namespace={textAt(draft, 'metadata', 'namespace') ?? ''}
                onTold={setNamespace}
              />
              <IdentityFields
                {...{ form, messagesOf, isFixed, onNameTyped }}
                {...(isExisting ? { nameHelp: t('Cannot be changed after creation.') } : {})}
                namespaceHelp={
                  vms.length > 0
                    ? t('That of the VMs: a Service selects pods of its own namespace only.')
                    : t('It selects VMs of this namespace only.')
                }
              />
              <FormSection title={t('Ports')} titleElement="h2">
                <FieldList {...shared} specs={portFields} />
                {offered.length > 0 && (
                  <Flex gap={{ default: 'gapMd' }}>
                    {offered.map((port) => (
                      <FlexItem key={`${port.port}/${port.protocol}`}>
                        <Button
                          variant="secondary"
                          size="sm"
                          onClick={() => {
                            const { name, protocol, port: number, targetPort, nodePort } = port;
                            set('ports', [
                              ...ports,
                              { name, protocol, port: number, targetPort, nodePort },
                            ]);
                          }}
                        >
                          {t('Add {{name}} ({{port}})', {
                            name: 'title' in port ? port.title : port.name,
                            port:
                              port.protocol === 'TCP' ? port.port : `${port.port}/${port.protocol}`,
                          })}
                        </Button>
                      </FlexItem>
                    ))}
                  </Flex>
                )}
              </FormSection>
              <FormSection title={t('How it is reached')} titleElement="h2">
                <TypeCards
                  selected={type}
                  onSelect={(next) => set('type', next)}
                  world={world}
                  refusalOf={refusalOf}
                />
                {isExisting && (
                  <LinkButton
                    variant="link"
                    isInline
                    to={serviceCreatePath(namespace, {
                      vms: (exposure?.after ?? []).map(({ name }) => name),
                      type: wasHeadless ? 'ClusterIP' : 'Headless',
                    })}
                  >
                    {wasHeadless
                      ? t('Create another Service that has an address')
                      : t('Create another Service that is headless')}
                  </LinkButton>
                )}
              </FormSection>
              <FormSection title={t('VMs that it leads to')} titleElement="h2">
                <FormField
                  id="service-vms"
                  label={t('VMs')}
                  help={t(
                    'VMs whose pods do not have the labels below get them on their template, with this change.',
                  )}
                >
                  <ListInput
                    id="service-vms"
                    aria-describedby="service-vms-help"
                    label={t('VMs')}
                    entries={chosen}
                    suggestions={views.map(({ name }) => ({ value: name }))}
                    onChange={choose}
                  />
                </FormField>
                <FieldList {...shared} specs={selectorFields} />
                {exposure && <SelectedVms exposure={exposure} selector={selector} />}
                {!isExisting && owner && (
                  <Checkbox
                    id="service-owned"
                    label={t('Delete the Service together with VM {{name}}', {
                      name: only?.name ?? '',
                    })}
                    isChecked={isOwned}
                    onChange={(_event, isChecked) =>
                      edit((service) => withOwner(service, isChecked ? owner : undefined))
                    }
                  />
                )}
              </FormSection>
              <FormSection title={t('IP families')} titleElement="h2">
                <FieldList {...shared} specs={familyFields} />
              </FormSection>
              <FieldList {...shared} specs={moreFields} />
              <GapList gaps={gaps} />
            </>
          );
        }}
      </ResourceEditor>
    </>
  );
};
