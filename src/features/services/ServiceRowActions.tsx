import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import type { ServiceRow } from '../../domain/services/rows';
import { ActionsMenu } from '../../ui/list/ActionsMenu';
import { ActionItems } from '../../ui/resource/ResourceActions';
import { servicePath } from '../../ui/routes';
import { useT } from '../../ui/useT';
import { serviceBasics } from './serviceBasics';

const DeleteServiceDialog = lazy(() =>
  import('./DeleteServiceDialog').then((module) => ({ default: module.DeleteServiceDialog })),
);

/** What can be done with the Service of a row. */
export const ServiceRowActions = ({ row: { view } }: { row: ServiceRow }) => {
  const t = useT();
  const navigate = useNavigate();
  const [isDeleting, setDeleting] = useState(false);
  return (
    <>
      <ActionsMenu label={t('Actions for {{name}}', { name: view.name })}>
        <ActionItems
          kind={serviceBasics}
          object={view.service}
          hasLinks
          own={[
            {
              text: t('Why is it not reachable?'),
              refusal: undefined,
              onClick: () => void navigate(servicePath(view.namespace, view.name, 'reach')),
            },
          ]}
          onDelete={() => setDeleting(true)}
        />
      </ActionsMenu>
      {isDeleting && (
        <Suspense fallback={null}>
          <DeleteServiceDialog service={view.service} onClose={() => setDeleting(false)} />
        </Suspense>
      )}
    </>
  );
};
