import { models } from '../../k8s/models';
import { useAccess } from '../../k8s/useAccess';
import { LinkButton } from '../../ui/LinkButton';
import { sriovCreatePath, type SriovPart } from '../../ui/routes';
import { useT } from '../../ui/useT';

interface CreateButtonProps {
  part: SriovPart;
  variant: 'primary' | 'secondary';
}

/** Leads to the form of a new network or policy. */
export const CreateButton = ({ part, variant }: CreateButtonProps) => {
  const t = useT();
  const isNetwork = part === 'networks';
  const access = useAccess(
    'create',
    isNetwork ? models.SriovNetwork : models.SriovNetworkNodePolicy,
  );
  const refusal = isNetwork
    ? t('You have no permission to create SriovNetworks.')
    : t('You have no permission to create SriovNetworkNodePolicies.');
  return (
    <LinkButton
      to={sriovCreatePath(part)}
      variant={variant}
      disabledReason={access === 'denied' ? refusal : undefined}
    >
      {isNetwork ? t('Create network') : t('Create policy')}
    </LinkButton>
  );
};
