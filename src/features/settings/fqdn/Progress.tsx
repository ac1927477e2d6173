import type { ReactNode } from 'react';
import { ProgressStep, ProgressStepper, Stack, StackItem, Title } from '@patternfly/react-core';
import type { K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import type { DeploymentState, DnsService, SecondaryDns } from '../../../domain/settings/dns';
import type { Watched } from '../../../k8s/useWatch';
import { failureOf } from '../../../k8s/failure';
import { useT } from '../../../ui/useT';
import { CreateDnsService } from './CreateDnsService';
import { listText } from '../../../ui/intl';

type Variant = 'success' | 'pending' | 'warning' | 'danger' | 'info';

interface Step {
  key: string;
  title: string;
  variant: Variant;
  description: string;
  /** What can be done about it here. */
  action?: ReactNode;
}

interface ProgressProps {
  dns: SecondaryDns;
  /** Undefined where it cannot be read, or is being read. */
  deployment: DeploymentState | undefined;
  services: Watched<readonly K8sResourceCommon[]>;
  /** The one by which the name server is reached best. */
  service: DnsService | undefined;
}

const useDeploymentStep = ({ dns, deployment }: ProgressProps): Step => {
  const t = useT();
  const common = { key: 'deployment', title: t('Name server runs') };
  if (!dns.isOn) {
    return { ...common, variant: 'pending', description: t('It is not switched on.') };
  }
  switch (deployment) {
    case undefined:
      return {
        ...common,
        variant: 'info',
        description: t('The Deployment secondary-dns in {{namespace}} cannot be read.', {
          namespace: dns.namespace,
        }),
      };
    case 'ready':
      return {
        ...common,
        variant: 'success',
        description: t('The Deployment secondary-dns in {{namespace}} is ready.', {
          namespace: dns.namespace,
        }),
      };
    case 'failed':
      return {
        ...common,
        variant: 'danger',
        description: t('The Deployment secondary-dns in {{namespace}} does not get ready.', {
          namespace: dns.namespace,
        }),
      };
    default:
      return {
        ...common,
        variant: 'info',
        description: t('Waiting for the Deployment secondary-dns in {{namespace}}.', {
          namespace: dns.namespace,
        }),
      };
  }
};

const useServiceStep = ({ dns, services, service }: ProgressProps): Step => {
  const t = useT();
  const common = { key: 'service', title: t('Reached from outside') };
  if (services.state === 'failed') {
    return { ...common, variant: 'info', description: failureOf(services.error).message };
  }
  const params = { name: service?.name ?? '', addresses: listText(service?.addresses ?? []) };
  switch (service?.reach) {
    case 'address':
      return {
        ...common,
        variant: 'success',
        description: t('The Service {{name}} has the address {{addresses}}.', params),
      };
    case 'pending':
      return {
        ...common,
        variant: 'warning',
        description: t(
          'The Service {{name}} has no address yet (pending). Where nothing gives addresses to Services of type LoadBalancer, such as MetalLB or a cloud, it stays like that.',
          params,
        ),
      };
    case 'nodes':
      return {
        ...common,
        variant: 'warning',
        description: t(
          'The Service {{name}} is reached on a port of the nodes, which is not port 53: something has to lead questions there.',
          params,
        ),
      };
    default:
      return {
        ...common,
        variant: 'pending',
        description: service
          ? t('The Service {{name}} is reached inside the cluster only.', params)
          : t('No Service makes the name server reachable.'),
        action: <CreateDnsService dns={dns} />,
      };
  }
};

const useAddressStep = ({ dns, service }: ProgressProps): Step => {
  const t = useT();
  const { nameServerIP } = dns;
  const common = { key: 'address', title: t('Address is set') };
  if (nameServerIP === '') {
    return {
      ...common,
      variant: 'pending',
      description: t('Enter the address under which the name server is reached, and save it.'),
    };
  }
  const isOther = service?.reach === 'address' && !service.addresses.includes(nameServerIP);
  return {
    ...common,
    variant: isOther ? 'warning' : 'success',
    description: isOther
      ? t('{{address}} is not the address of the Service {{name}}.', {
          address: nameServerIP,
          name: service.name,
        })
      : nameServerIP,
  };
};

const useDomainStep = ({ baseDomain }: SecondaryDns): Step => {
  const t = useT();
  const common = { key: 'domain', title: t('Domain of the cluster') };
  if (baseDomain === undefined) {
    return { ...common, variant: 'info', description: t('It cannot be read.') };
  }
  return baseDomain === ''
    ? {
        ...common,
        variant: 'warning',
        description: t('There is none, so names end in "vm", which nobody else can hand over.'),
      }
    : { ...common, variant: 'success', description: baseDomain };
};

/** How far names for VMs have come, and what to do next. */
export const Progress = (props: ProgressProps) => {
  const t = useT();
  const { dns } = props;
  const steps: Step[] = [
    {
      key: 'on',
      title: t('Switched on'),
      variant: dns.isOn ? 'success' : 'pending',
      description: dns.isOn ? t('KubeSecondaryDNS is on.') : t('KubeSecondaryDNS is off.'),
    },
    useDeploymentStep(props),
    useServiceStep(props),
    useAddressStep(props),
    useDomainStep(dns),
  ];
  return (
    <Stack hasGutter>
      <StackItem>
        <Title headingLevel="h2">{t('How far it is')}</Title>
      </StackItem>
      <StackItem>
        <ProgressStepper isVertical aria-label={t('Steps')}>
          {steps.map(({ key, title, variant, description, action }) => (
            <ProgressStep
              key={key}
              id={`dns-${key}`}
              titleId={`dns-${key}-title`}
              variant={variant}
              description={
                <>
                  {description}
                  {action !== undefined && <div>{action}</div>}
                </>
              }
              aria-label={t('{{title}}: {{description}}', { title, description })}
            >
              {title}
            </ProgressStep>
          ))}
        </ProgressStepper>
      </StackItem>
    </Stack>
  );
};
