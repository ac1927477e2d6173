import { useCallback, useMemo, useState } from 'react';
import { FormSection } from '@patternfly/react-core';
import type { K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import type { KubernetesResource } from '../../../domain/core/resource';
import {
  labelledFor,
  preparationOf,
  preparedWorld,
  type Preparation,
} from '../../../domain/dpdk/cluster/nodes';
import { begunRolesOf } from '../../../domain/dpdk/cluster/steps';
import { asTyped } from '../../../domain/forms/leaf';
import { isSubdomain } from '../../../domain/net/labels';
import { models } from '../../../k8s/models';
import { completeWorld } from '../../../k8s/useWorld';
import { editBy, type Change } from '../../../k8s/write';
import { FieldList } from '../../../ui/form/FieldList';
import { IdentityFields } from '../../../ui/form/IdentityFields';
import type { EditorProps } from '../../../ui/resource/EditPage';
import { ResourceEditor } from '../../../ui/resource/ResourceEditor';
import { useSelected } from '../../../ui/table/useSelection';
import { useT } from '../../../ui/useT';
import { ChosenNodesProvider } from './ChosenNodes';
import { CpuSection } from './CpuSection';
import { otherFields, pageFields } from './fields';
import { NodesSection } from './NodesSection';
import { profileKind } from './profileKind';
import { useClusterWorld } from './useClusterWorld';

/** Labels on nodes and a new pool, as they are sent before the profile. */
const changesOf = (profile: KubernetesResource, { nodes, pool }: Preparation): Change[] => [
  ...nodes.map(({ before }) =>
    editBy<K8sResourceCommon>(models.Node, before as K8sResourceCommon, (current) =>
      labelledFor(profile, current as KubernetesResource),
    ),
  ),
  ...(pool
    ? [
        {
          kind: 'create' as const,
          model: models.MachineConfigPool,
          resource: pool as K8sResourceCommon,
        },
      ]
    : []),
];

const NOTHING: Preparation = { nodes: [], pool: undefined };

/** Creates or edits a PerformanceProfile with the nodes and the pool that it is for. */
export const ProfileEditor = (props: EditorProps<KubernetesResource>) => {
  const t = useT();
  const { isExisting } = props;
  const state = useClusterWorld();
  const world = completeWorld(state)?.world;
  const { selected, choose } = useSelected();
  const [preparation, setPreparation] = useState(NOTHING);
  const onPrepared = useCallback((next: Preparation) => setPreparation(next), []);
  // Rules judge the profile beside what is written with it.
  const around = useMemo(() => world && preparedWorld(world, preparation), [world, preparation]);
  const suggestions = useMemo(
    () => ({
      roles: (world ? begunRolesOf(world) : []).map((value) => ({
        value,
        description: t('has a pool of nodes'),
      })),
    }),
    [world, t],
  );
  return (
    <ChosenNodesProvider value={selected}>
      <ResourceEditor
        {...props}
        kind={profileKind}
        world={around}
        nameFor={(_form, values) => {
          const typed = asTyped(values.nodes);
          return isSubdomain(typed) ? typed : undefined;
        }}
        alongside={(object) =>
          world ? changesOf(object, preparationOf(world, object, [...selected])) : []
        }
      >
        {({ form, messagesOf, draft }, _form, onNameTyped) => {
          const fields = {
            form,
            messagesOf,
            suggestions,
            isFixed: (field: string) => isExisting && field === 'name',
          };
          return (
            <>
              <NodesSection
                fields={fields}
                draft={draft}
                world={world}
                chosen={selected}
                choose={choose}
                onPrepared={onPrepared}
              />
              <CpuSection {...fields} />
              <FormSection title={t('Memory')} titleElement="h2">
                <FieldList {...fields} specs={pageFields} />
              </FormSection>
              <FormSection title={t('Profile')} titleElement="h2">
                <IdentityFields
                  {...fields}
                  hasNamespace={false}
                  {...(isExisting ? { nameHelp: t('Cannot be changed after creation.') } : {})}
                  onNameTyped={onNameTyped}
                />
                <FieldList {...fields} specs={otherFields} />
              </FormSection>
            </>
          );
        }}
      </ResourceEditor>
    </ChosenNodesProvider>
  );
};
