import { useCallback, useMemo, useState } from 'react';
import { Content, PageSection, Stack, StackItem, Title } from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import { checkLimits } from '../../../domain/checks/rules/limits';
import { textKeysOf } from '../../../domain/findings/text-keys';
import type { ValuesOf } from '../../../domain/forms/form';
import { migrationDefaultsOf, migrationForm } from '../../../domain/settings/forms';
import { limitProblemsOf, limitsOfValues } from '../../../domain/settings/limits';
import {
  migrationOwnerOf,
  type MigrationShape,
  type SettingsOwner,
} from '../../../domain/settings/owner';
import type { KindName } from '../../../domain/world/kinds';
import { worldOf, type World } from '../../../domain/world/world';
import { useWorld, type WorldState } from '../../../k8s/useWorld';
import type { FormProblem } from '../../../ui/form/useCheckedForm';
import { GapList } from '../../../ui/GapList';
import { SettingsForm } from '../../../ui/settings/SettingsForm';
import { NoOwner } from '../../../ui/settings/NoOwner';
import { LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import type { Scope } from '../scope';
import { EstimateCard } from './EstimateCard';
import { aloneOption, disruptionOptions, effects, limitFields } from './fields';
import { Policies } from './Policies';

type Values = ValuesOf<ReturnType<typeof migrationForm>>;

const WATCHED: readonly KindName[] = [
  'HyperConverged',
  'KubeVirt',
  'MigrationPolicy',
  'Namespace',
  'VirtualMachine',
  'VirtualMachineInstance',
];

const problemsIn =
  (shape: MigrationShape) =>
  (draft: KubernetesResource): FormProblem[] => {
    const form = migrationForm(shape);
    const wrong = limitProblemsOf(form.read(draft)).map(({ field, why }): FormProblem => ({
      field,
      severity: 'error',
      message: why,
      isBlocking: true,
    }));
    const known = new Set(wrong.map(({ field }) => field));
    const findings = checkLimits(worldOf([draft])).map((finding): FormProblem => ({
      field: finding.path.endsWith('.allowPostCopy') ? 'disruption' : form.fieldOf(finding.path),
      severity: finding.severity,
      message: { text: textKeysOf(finding).message, params: finding.params },
      isBlocking: false,
    }));
    return [...wrong, ...findings.filter(({ field }) => !known.has(field))];
  };

interface LimitsProps {
  world: World;
  owner: SettingsOwner<MigrationShape>;
}

const Limits = ({ world, owner }: LimitsProps) => {
  const t = useT();
  const { shape, kind, object } = owner;
  const defaults = migrationDefaultsOf(shape);
  const problemsOf = useMemo(() => problemsIn(shape), [shape]);
  const helpOf = useCallback(
    (field: string) => {
      const numbers: Readonly<Record<string, number | string | undefined>> = { ...defaults };
      const value =
        field === 'bandwidthPerMigration'
          ? (defaults.bandwidthPerMigration ?? t('no limit'))
          : numbers[field];
      return t((effects as Record<string, string>)[field] ?? '', { value: value ?? '' });
    },
    [defaults, t],
  );
  const isAlone = migrationForm(shape).read(object).disruption === 'alone';
  const optionsOf = useCallback(
    (field: string) =>
      field === 'disruption'
        ? [...disruptionOptions, ...(isAlone ? [aloneOption] : [])].map((option) => ({
            ...option,
            label: t(option.label),
          }))
        : undefined,
    [isAlone, t],
  );
  return (
    <SettingsForm<Values>
      label={t('Limits of live migrations')}
      owner={owner}
      form={migrationForm(shape)}
      specs={limitFields}
      problemsOf={problemsOf}
      helpOf={helpOf}
      optionsOf={optionsOf}
      question={t('Save the limits of live migrations?')}
      saved={t('The limits of live migrations are saved')}
      note={t('Migrations that begin from now on go by these limits; those under way do not.')}
      intro={
        <Content component="small">
          {t('These limits stand in {{kind}} {{name}}.', {
            kind,
            name: object.metadata?.name ?? '',
          })}
        </Content>
      }
    >
      {(values) => <EstimateCard limits={limitsOfValues(values, shape)} world={world} />}
    </SettingsForm>
  );
};

/** The limits of live migrations, an estimate by them, and the policies that override them. */
const LimitsTab = ({ obj: { namespace } }: { obj: Scope }) => {
  const t = useT();
  const state = useWorld(WATCHED, namespace);
  const [known, setKnown] = useState<Extract<WorldState, { state: 'ready' }>>();
  // What was typed stays while the world is read anew.
  if (state.state === 'ready' && state !== known) setKnown(state);
  if (!known) return <LoadingState label={t('Loading the settings of live migration')} />;
  const { world, gaps } = known;
  const owner = migrationOwnerOf(world);
  return (
    <PageSection hasBodyWrapper={false}>
      <Stack hasGutter>
        <StackItem>
          {owner ? (
            <Limits world={world} owner={owner} />
          ) : (
            <NoOwner
              gaps={gaps}
              kinds={['HyperConverged', 'KubeVirt']}
              provider="KubeVirt"
              what={t('the settings of live migration')}
            />
          )}
        </StackItem>
        <StackItem>
          <Title headingLevel="h2">{t('Policies that override the limits')}</Title>
        </StackItem>
        <StackItem>
          <Policies world={world} gaps={gaps} />
        </StackItem>
        <StackItem>
          <GapList gaps={gaps} />
        </StackItem>
      </Stack>
    </PageSection>
  );
};

export default LimitsTab;
