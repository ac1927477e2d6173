import { useState } from 'react';
import { Alert, Stack, StackItem } from '@patternfly/react-core';
import { textKeysOf } from '../../domain/findings/text-keys';
import { fixEach } from '../../domain/checks/fixes';
import { nameOfObject } from '../../domain/findings/query';
import { referenceOf } from '../../domain/findings/report';
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
import type { Fix } from './fix';

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

/** All that is mended in one object: one change, however many findings it has. */
interface FixedObject extends Omit<Fix, 'finding'> {
  findings: Fix['finding'][];
  name: string;
}

const byObject = (fixes: readonly Fix[]): FixedObject[] => {
  const found = new Map<string, FixedObject>();
  for (const { finding, object, model } of fixes) {
    const name = nameOfObject(referenceOf(object));
    const known = found.get(`${model.kind} ${name}`);
    if (known) known.findings.push(finding);
    else found.set(`${model.kind} ${name}`, { findings: [finding], object, model, name });
  }
  return [...found.values()];
};

interface ConsequenceProps {
  fixed: FixedObject;
  world: World | undefined;
}

const Consequence = ({ fixed: { object, findings, model }, world }: ConsequenceProps) => {
  const [after] = useState(() => fixEach(findings, object, world));
  const { namespace = '', name = '' } = object.metadata ?? {};
  if (model.kind === 'VirtualMachine' && world) {
    return <OnRunningVm vm={object} fixed={after} world={world} />;
  }
  if (model.kind === 'NetworkAttachmentDefinition') {
    return <Affected namespace={namespace} name={name} />;
  }
  return null;
};

interface FixReviewProps {
  /** At least one, all of one code. */
  fixes: readonly Fix[];
  world: World | undefined;
  onClose: () => void;
}

/** The last look at mechanical fixes: what they mend, what they change, and who notices. */
const FixReview = ({ fixes, world, onClose }: FixReviewProps) => {
  const t = useT();
  // The objects as they were when the dialog was opened are those that are changed. On a newer version
  // in which somebody else mended it nothing is left to do.
  const [objects] = useState(() => byObject(fixes));
  const [changes] = useState<Change[]>(() =>
    objects.map(({ model, object, findings }) =>
      editBy(model, object, (current) => fixEach(findings, current, world)),
    ),
  );
  const [first] = useState(() => fixes[0]?.finding);
  if (!first) return null;
  const { title, message } = textKeysOf(first);
  const { code } = first;
  const name = nameOfObject(first.object);
  const isOne = objects.length === 1;
  return (
    <Review
      title={
        isOne
          ? t('Fix {{code}} of {{name}}?', { code, name })
          : t('Fix {{code}} of {{number}} objects?', { code, number: objects.length })
      }
      changes={changes}
      isIndependent
      confirm={t('Save changes')}
      onClose={onClose}
      onSent={(results) =>
        say({
          variant: 'success',
          title: isOne
            ? t('{{code}} of {{name}} fixed', { code, name })
            : t('{{code}} fixed: {{number}} of {{total}} objects', {
                code,
                number: results.length,
                total: objects.length,
              }),
          body: t('The finding goes as soon as the change has been read.'),
        })
      }
      onDone={onClose}
    >
      <Stack hasGutter>
        <StackItem>
          <Alert
            variant="info"
            isInline
            component="h2"
            title={t('This takes away: {{title}}', { title: t(title, first.params) })}
          >
            {isOne && t(message, first.params)}
          </Alert>
        </StackItem>
        {objects.map((fixed) => (
          <StackItem key={`${fixed.model.kind} ${fixed.name}`}>
            {!isOne && <strong>{fixed.name}</strong>}
            <Consequence fixed={fixed} world={world} />
          </StackItem>
        ))}
      </Stack>
    </Review>
  );
};

export default FixReview;
