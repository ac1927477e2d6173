import { models } from '../../k8s/models';
import { useAccess } from '../../k8s/useAccess';
import { LinkButton } from '../../ui/LinkButton';
import { serviceCreatePath, type Exposed } from '../../ui/routes';
import { useT } from '../../ui/useT';

interface CreateServiceButtonProps {
  /** undefined: it is chosen on the page. */
  namespace: string | undefined;
  exposed?: Exposed;
}

/** Leads to the page on which VMs are exposed. */
export const CreateServiceButton = ({ namespace, exposed = {} }: CreateServiceButtonProps) => {
  const t = useT();
  const access = useAccess('create', models.Service, namespace);
  return (
    <LinkButton
      to={serviceCreatePath(namespace, exposed)}
      variant="primary"
      disabledReason={
        // Who may not create Services everywhere may well do so in a namespace that is chosen there.
        access === 'denied' && namespace !== undefined
          ? t('You have no permission to create Services in namespace {{namespace}}.', {
              namespace,
            })
          : undefined
      }
    >
      {exposed.vms === undefined ? t('Create Service') : t('Expose')}
    </LinkButton>
  );
};
