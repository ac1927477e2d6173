import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import type { KubernetesResource } from '../../domain/core/resource';
import { ActionsMenu } from '../../ui/list/ActionsMenu';
import { ActionItems, HeaderActions } from '../../ui/resource/ResourceActions';
import { sriovPath, type SriovPart } from '../../ui/routes';
import { useT } from '../../ui/useT';
import { basics } from './parts';

const dialogs = {
  networks: lazy(() =>
    import('./networks/DeleteNetworkDialog').then((module) => ({
      default: module.DeleteNetworkDialog,
    })),
  ),
  policies: lazy(() =>
    import('./policies/DeletePolicyDialog').then((module) => ({
      default: module.DeletePolicyDialog,
    })),
  ),
};

interface ActionsProps {
  part: SriovPart;
  object: KubernetesResource;
}

/** What can be done with a network or policy of a row. */
export const RowActions = ({ part, object }: ActionsProps) => {
  const t = useT();
  const [isDeleting, setDeleting] = useState(false);
  const Dialog = dialogs[part];
  return (
    <>
      <ActionsMenu label={t('Actions for {{name}}', { name: basics[part].shownName(object) })}>
        <ActionItems
          kind={basics[part]}
          object={object}
          hasLinks
          onDelete={() => setDeleting(true)}
        />
      </ActionsMenu>
      {isDeleting && (
        <Suspense fallback={null}>
          <Dialog object={object} onClose={() => setDeleting(false)} />
        </Suspense>
      )}
    </>
  );
};

/** The same in the header of its page. */
export const PageActions = ({ part, object }: ActionsProps) => {
  const navigate = useNavigate();
  const [isDeleting, setDeleting] = useState(false);
  const Dialog = dialogs[part];
  return (
    <>
      <HeaderActions kind={basics[part]} object={object}>
        <ActionItems
          kind={basics[part]}
          object={object}
          hasLinks={false}
          onDelete={() => setDeleting(true)}
        />
      </HeaderActions>
      {isDeleting && (
        <Suspense fallback={null}>
          <Dialog
            object={object}
            onClose={() => setDeleting(false)}
            onDeleted={() => void navigate(sriovPath(part === 'networks' ? '' : part))}
          />
        </Suspense>
      )}
    </>
  );
};
