import { useState } from 'react';
import { Alert, Stack, StackItem } from '@patternfly/react-core';
import type { K8sModel } from '@openshift-console/dynamic-plugin-sdk';
import { textKeysOf } from '../../domain/findings/text-keys';
import { fixOf } from '../../domain/checks/fixes';
import { nameOfObject } from '../../domain/findings/query';
import type { Finding } from '../../domain/findings/finding';
import type { KubernetesResource } from '../../domain/core/resource';
import { clusterSettingsOf } from '../../domain/vm/spec/cluster-settings';
import { effectOfEdit } from '../../domain/vm/change/change-preview';
import { launcherPodOf } from '../../domain/vm/interfaces/launcher-pods';
import type { World } from '../../domain/world/world';
import { editBy, type Change } from '../../k8s/write';
import { EffectAlert } from '../impact/EffectAlert';
import { ImpactSummary } from '../impact/ImpactSummary';
import { useImpact } from '../impact/useImpact';
import { say } from '../notices/store';
import { Review } from '../review/Review';
import { useT } from '../useT';

const Affected = ({ namespace, name }: { namespace: string; name: string }) => {
  const t = useT();
  return (
    <ImpactSummary
      impact={useImpact(namespace, name)}
      consequence={t(
        'Running VMs keep the old configuration. A VM takes the new one when it is restarted or migrated.',
      )}
    />
  );
};

/** What a fix does to the VM that runs, as far as the page knows it. */
const OnRunningVm = ({
  vm,
  fixed,
  world,
}: {
  vm: KubernetesResource;
  fixed: KubernetesResource;
  world: World;
}) => {
  const { name = '', namespace } = vm.metadata ?? {};
  const vmi = world.find('VirtualMachineInstance', name, namespace);
  const settings = clusterSettingsOf(world);
  const overall = effectOfEdit(fixed, { vm, vmi, pod: launcherPodOf(world, vmi), settings });
  return <EffectAlert preview={{ overall, parts: [] }} />;
};

interface FixReviewProps {
  finding: Finding;
  object: KubernetesResource;
  model: K8sModel;
  world: World | undefined;
  onClose: () => void;
}

/** The last look at a mechanical fix: what it mends, what it changes, and who notices. */
const FixReview = ({ finding, object, model, world, onClose }: FixReviewProps) => {
  const t = useT();
  const { title, message } = textKeysOf(finding);
  // The object as it was when the dialog was opened is the one that is changed. On a newer version
  // in which somebody else mended it nothing is left to do.
  const [changes] = useState<Change[]>(() => [
    editBy(model, object, (current) => fixOf(finding, current, world) ?? current),
  ]);
  const [fixed] = useState(() => fixOf(finding, object, world));
  const { namespace = '', name, kind } = finding.object;
  return (
    <Review
      title={t('Fix {{code}} of {{name}}?', {
        code: finding.code,
        name: nameOfObject(finding.object),
      })}
      changes={changes}
      confirm={t('Save changes')}
      onClose={onClose}
      onDone={() => {
        say({
          variant: 'success',
          title: t('{{code}} of {{name}} fixed', {
            code: finding.code,
            name: nameOfObject(finding.object),
          }),
          body: t('The finding goes as soon as the change has been read.'),
        });
        onClose();
      }}
    >
      <Stack hasGutter>
        <StackItem>
          <Alert
            variant="info"
            isInline
            component="h2"
            title={t('This fix mends: {{title}}', { title: t(title, finding.params) })}
          >
            {t(message, finding.params)}
          </Alert>
        </StackItem>
        {kind === 'VirtualMachine' && fixed && world && (
          <StackItem>
            <OnRunningVm vm={object} fixed={fixed} world={world} />
          </StackItem>
        )}
        {kind === 'NetworkAttachmentDefinition' && (
          <StackItem>
            <Affected namespace={namespace} name={name} />
          </StackItem>
        )}
      </Stack>
    </Review>
  );
};

export default FixReview;
