import { useMemo, useState } from 'react';
import { Checkbox, Stack, StackItem } from '@patternfly/react-core';
import { textAt, type KubernetesResource } from '../../../domain/core/resource';
import { ownServicesInMesh } from '../../../domain/mesh/service';
import { withoutSidecar } from '../../../domain/mesh/sidecar';
import { models } from '../../../k8s/models';
import { editBy, type Change } from '../../../k8s/write';
import { say } from '../../../ui/notices/store';
import { Review } from '../../../ui/review/Review';
import { useT } from '../../../ui/useT';
import type { MeshDialogProps } from './JoinMeshDialog';

const nameOf = (service: KubernetesResource): string => textAt(service, 'metadata', 'name') ?? '';

/** The last look before a VM leaves its service mesh. Services stay unless the user says otherwise. */
export const LeaveMeshReview = (props: MeshDialogProps) => {
  const { onClose } = props;
  const t = useT();
  const [{ vm, view }] = useState(props);
  const [own] = useState(() => ownServicesInMesh(props.view, props.services));
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const changes = useMemo(
    (): Change[] => [
      editBy(models.VirtualMachine, vm, withoutSidecar),
      ...own
        .filter((service) => removed.includes(nameOf(service)))
        .map((resource) => ({ kind: 'delete' as const, model: models.Service, resource })),
    ],
    [vm, own, removed],
  );
  const { name } = view;
  const consequence =
    view.phase === 'stopped'
      ? t('The VM starts without the sidecar.')
      : t('The VM keeps the sidecar until it is restarted.');
  return (
    <Review
      title={t('Take VM {{name}} out of the service mesh?', { name })}
      changes={changes}
      confirm={t('Take out of the service mesh')}
      onClose={onClose}
      onDone={() => {
        say({
          variant: 'success',
          title: t('VM {{name}} does not ask for the sidecar any more', { name }),
          body: consequence,
        });
        onClose();
      }}
    >
      <Stack hasGutter>
        <StackItem>
          {consequence} {t('Its labels stay, as Services may select by them.')}
        </StackItem>
        {own.map((service) => (
          <StackItem key={nameOf(service)}>
            <Checkbox
              id={`remove-${nameOf(service)}`}
              label={t('Delete Service {{name}} as well', { name: nameOf(service) })}
              isChecked={removed.includes(nameOf(service))}
              onChange={(_event, isChecked) =>
                setRemoved((before) =>
                  isChecked
                    ? [...before, nameOf(service)]
                    : before.filter((each) => each !== nameOf(service)),
                )
              }
            />
          </StackItem>
        ))}
      </Stack>
    </Review>
  );
};
