import { useMemo } from 'react';
import { Alert, Button, FormSection } from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import { suggestedFor, type Suggested } from '../../../domain/vm/create/suggestions';
import { models } from '../../../k8s/models';
import { useIsServed } from '../../../k8s/useWatch';
import { FieldList } from '../../../ui/form/FieldList';
import type { FieldsProps, Option } from '../../../ui/form/spec';
import { useT } from '../../../ui/useT';
import { vmOffers } from './offers';
import type { NewVmWorld } from './useNewVmWorld';
import { bootFields, sizeFields } from './vmFields';
import { listText } from '../../../ui/intl';

interface VmFieldsProps extends Pick<FieldsProps, 'form' | 'messagesOf'> {
  draft: KubernetesResource;
  around: NewVmWorld;
  hintOf: (field: string) => string | undefined;
}

const wordsOf = ({ instancetype, preference }: Suggested): string =>
  listText([instancetype, preference].filter((word) => word !== ''));

/** What the VM boots from, how large it is, and what its guest prefers. */
export const VmFields = ({ draft, around, hintOf, ...fields }: VmFieldsProps) => {
  const t = useT();
  const { form } = fields;
  const { world, gaps } = around;
  const namespace = draft.metadata?.namespace ?? '';
  const suggestions = useMemo(() => vmOffers(world, namespace, t), [world, namespace, t]);
  const hasCdi = useIsServed(models.DataSource);
  const hasTypes = useIsServed(models.VirtualMachineClusterInstancetype);
  const suggested = useMemo(() => suggestedFor(world, draft), [world, draft]);
  const values = form.watch();
  const isSuggestionOpen =
    suggested !== undefined &&
    hasTypes === true &&
    ((suggested.instancetype !== '' && values.instancetype !== suggested.instancetype) ||
      (suggested.preference !== '' && values.preference !== suggested.preference));

  const because = (label: string, reason: string | undefined, value: string): Option =>
    reason === undefined
      ? { value, label }
      : { value, label: t('{{type}} ({{reason}})', { type: label, reason }), isDisabled: true };
  const noCdi = hasCdi === false ? t('the cluster has no Containerized Data Importer') : undefined;
  const noTypes = hasTypes === false ? t('the cluster has no instance types') : undefined;
  const optionsOf = (field: string): readonly Option[] | undefined => {
    if (field === 'boot') {
      return [
        { value: 'containerDisk', label: t('A container disk') },
        because(t('A clone of a DataSource'), noCdi, 'dataSource'),
        { value: 'claim', label: t('A PersistentVolumeClaim that is there') },
        because(t('A clone of a PersistentVolumeClaim'), noCdi, 'clone'),
        ...(values.boot === 'none' ? [{ value: 'none', label: t('Nothing yet') }] : []),
        ...(values.boot === 'other'
          ? [{ value: 'other', label: t('Something else, see the YAML view') }]
          : []),
      ];
    }
    if (field !== 'sizing') return undefined;
    return [
      { value: 'typed', label: t('Numbers typed here') },
      because(t('An instance type'), noTypes, 'instancetype'),
      ...(values.sizing === 'inferred'
        ? [{ value: 'inferred', label: t('An instance type that a volume names') }]
        : []),
    ];
  };
  const isUnread = (kind: string): boolean =>
    gaps.some((gap) => gap.kind === kind && gap.reason === 'forbidden');
  const helpOf = (field: string): string | undefined => {
    const unread: Record<string, string> = {
      claim: 'PersistentVolumeClaim',
      cloned: 'PersistentVolumeClaim',
      dataSource: 'DataSource',
      instancetype: 'VirtualMachineClusterInstancetype',
    };
    const kind = unread[field];
    return (
      hintOf(field) ??
      (kind !== undefined && isUnread(kind)
        ? t('Your user may not list all of them: a name can be typed.')
        : undefined)
    );
  };
  const take = ({ instancetype, preference }: Suggested) => {
    const options = { shouldDirty: true, shouldValidate: true };
    if (instancetype !== '') {
      form.setValue('sizing', 'instancetype', options);
      form.setValue('instancetype', instancetype, options);
    }
    if (preference !== '') form.setValue('preference', preference, options);
  };
  const shared = { ...fields, suggestions, optionsOf, helpOf };
  return (
    <>
      <FormSection title={t('Boot source')} titleElement="h2">
        <FieldList {...shared} specs={bootFields} />
      </FormSection>
      <FormSection title={t('CPU and memory')} titleElement="h2">
        {isSuggestionOpen && (
          <Alert
            variant="info"
            isInline
            component="h3"
            title={t('What it boots from suggests: {{words}}', { words: wordsOf(suggested) })}
            actionLinks={
              <Button variant="link" isInline onClick={() => take(suggested)}>
                {t('Use what is suggested')}
              </Button>
            }
          />
        )}
        <FieldList
          {...shared}
          specs={sizeFields.filter(
            ({ name }) => name !== 'preference' || hasTypes !== false || values.preference !== '',
          )}
        />
      </FormSection>
    </>
  );
};
