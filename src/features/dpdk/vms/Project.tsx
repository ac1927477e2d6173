import { useMemo } from 'react';
import { Alert } from '@patternfly/react-core';
import { functionNetworks, resourcesForGuests } from '../../../domain/dpdk/vm/functions';
import type { World } from '../../../domain/world/world';
import { models } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import { LinkButton } from '../../../ui/LinkButton';
import { sriovCreatePath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';
import { listText } from '../../../ui/intl';

const useNetworkRefusal = (isPolicy: boolean): string | undefined => {
  const t = useT();
  const model = isPolicy ? models.SriovNetworkNodePolicy : models.SriovNetwork;
  const access = useAccess('create', model);
  return access === 'denied'
    ? isPolicy
      ? t('You have no permission to create SriovNetworkNodePolicies.')
      : t('You have no permission to create SriovNetworks.')
    : undefined;
};

interface ProjectProps {
  world: World;
  /** Undefined for all namespaces, of which none is looked at. */
  namespace: string | undefined;
}

/** What a namespace lacks before VMs in it can have virtual functions, and the way to it. */
export const Project = ({ world, namespace }: ProjectProps) => {
  const t = useT();
  const [resource] = useMemo(() => resourcesForGuests(world), [world]);
  const arePoliciesKnown = world.isKnown('SriovNetworkNodePolicy');
  const isWithoutPolicy = arePoliciesKnown && resource === undefined;
  const refusal = useNetworkRefusal(isWithoutPolicy);
  if (namespace === undefined || !world.isKnown('NetworkAttachmentDefinition', namespace)) {
    return null;
  }
  const networks = functionNetworks(world, namespace);
  const namesOf = (isForGuests: boolean | undefined): string =>
    listText(
      networks
        .filter((network) => network.isForGuests === isForGuests)
        .map(({ networkName }) => networkName),
    );
  const forGuests = namesOf(true);
  if (forGuests !== '') {
    return (
      <Alert
        variant="success"
        isInline
        isPlain
        component="h2"
        title={t('Namespace {{namespace}} has networks for DPDK: {{names}}', {
          namespace,
          names: forGuests,
        })}
      />
    );
  }
  const unknown = namesOf(undefined);
  if (!arePoliciesKnown && unknown !== '') {
    return (
      <Alert
        variant="info"
        isInline
        isPlain
        component="h2"
        title={t('SR-IOV networks of namespace {{namespace}}: {{names}}', {
          namespace,
          names: unknown,
        })}
      >
        {t(
          'Whether their virtual functions are for guests (vfio-pci) is said by policies that you may not see.',
        )}
      </Alert>
    );
  }
  return (
    <Alert
      variant="info"
      isInline
      component="h2"
      title={t('Namespace {{namespace}} has no network for DPDK', { namespace })}
      actionLinks={
        isWithoutPolicy ? (
          <LinkButton
            to={sriovCreatePath('policies')}
            variant="link"
            isInline
            disabledReason={refusal}
          >
            {t('Create a policy')}
          </LinkButton>
        ) : (
          <LinkButton
            to={sriovCreatePath('networks', {
              namespace,
              ...(resource === undefined ? {} : { resource }),
            })}
            variant="link"
            isInline
            disabledReason={refusal}
          >
            {t('Create an SR-IOV network')}
          </LinkButton>
        )
      }
    >
      {isWithoutPolicy
        ? t('No policy makes virtual functions for guests (vfio-pci) yet.')
        : unknown !== ''
          ? t('No policy makes the functions of its SR-IOV networks.')
          : networks.length > 0
            ? t('The functions of its SR-IOV networks are made for the nodes themselves.')
            : t('VMs get virtual functions by an SR-IOV network of their namespace.')}
    </Alert>
  );
};
