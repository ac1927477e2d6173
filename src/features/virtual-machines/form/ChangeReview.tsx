import { useMemo, useState } from 'react';
import { Alert, Stack, StackItem } from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import { changeContextOf, type EffectSources } from '../../../domain/vm/change/change-effect';
import { previewOf } from '../../../domain/vm/change/change-preview';
import { effectLabel } from '../../../domain/vm/change/effect-labels';
import { findingsOfInterface } from '../../../domain/vm/form/form-fields';
import { changeVm, type InterfaceChange } from '../../../domain/vm/change/interface-change';
import type { Change } from '../../../k8s/write';
import { FindingList } from '../../../ui/findings';
import { say } from '../../../ui/notices/store';
import { Review } from '../../../ui/review/Review';
import { useT } from '../../../ui/useT';
import { EffectAlert } from '../../../ui/impact/EffectAlert';
import { editOf } from '../../../ui/vms/editOf';
import type { VmWorld } from '../useVmWorld';

/** What the effect of a change is worked out from. */
export const sourcesOf = (vm: KubernetesResource, { vmi, view }: VmWorld): EffectSources => ({
  vm,
  vmi,
  pod: view.pod,
  settings: view.settings,
});

interface ChangeReviewProps {
  title: string;
  confirm: string;
  /** Says that it was done. */
  done: string;
  isDanger?: boolean;
  vm: KubernetesResource;
  vmWorld: VmWorld;
  /** What to do with a VM; undefined where it cannot be done any more. Must not change. */
  changeOf: (vm: KubernetesResource) => InterfaceChange | undefined;
  /** Name of the interface afterwards; undefined where it is not there any more. */
  name: string | undefined;
  onRefused?: (error: unknown) => void;
  onClose: () => void;
  onDone: () => void;
}

/** The last look at a change of one interface: what it does to the running VM, and what rules say. */
export const ChangeReview = (props: ChangeReviewProps) => {
  const { vm, vmWorld, changeOf, name, title, confirm, isDanger = false } = props;
  const t = useT();
  const [sources] = useState(() => sourcesOf(vm, vmWorld));
  const [changes] = useState<Change[]>(() => [editOf(vm, changeOf, sources)]);
  const { preview, notes, findings } = useMemo(() => {
    const change = changeOf(vm);
    const changed = change && changeVm(vm, change, changeContextOf(sources));
    return {
      preview: change && previewOf(change, sources),
      notes: changed?.notes ?? [],
      findings:
        changed && name !== undefined
          ? findingsOfInterface(vmWorld.world, changed.vm, name)
              .map(({ finding }) => finding)
              .filter(({ severity }) => severity !== 'info')
          : [],
    };
  }, [changeOf, vm, sources, name, vmWorld.world]);
  return (
    <Review
      title={title}
      changes={changes}
      confirm={confirm}
      isDanger={isDanger}
      {...(props.onRefused ? { onRefused: props.onRefused } : {})}
      onClose={props.onClose}
      onDone={() => {
        say({
          variant: 'success',
          title: props.done,
          body: preview && t(effectLabel(preview.overall)),
        });
        props.onDone();
      }}
    >
      <Stack hasGutter>
        {preview && (
          <StackItem>
            <EffectAlert preview={preview} />
          </StackItem>
        )}
        {notes.map(({ text, params }) => (
          <StackItem key={text}>
            <Alert variant="info" isInline component="h2" title={t(text, params)} />
          </StackItem>
        ))}
        {findings.length > 0 && (
          <StackItem>
            <FindingList findings={findings} />
          </StackItem>
        )}
      </Stack>
    </Review>
  );
};
