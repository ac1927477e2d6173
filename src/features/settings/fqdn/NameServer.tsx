import { useMemo } from 'react';
import { Content, Grid, GridItem, Stack, StackItem } from '@patternfly/react-core';
import { checkNameServer } from '../../../domain/settings/check-addons';
import {
  DNS_DEPLOYMENT,
  deploymentState,
  dnsServicesOf,
  isNameServerAddress,
  type SecondaryDns,
} from '../../../domain/settings/dns';
import { addonsDnsForm, dnsForm } from '../../../domain/settings/forms';
import { worldOf } from '../../../domain/world/world';
import { models } from '../../../k8s/models';
import { useWatchList, type Watched } from '../../../k8s/useWatch';
import { SettingsForm } from '../../../ui/settings/SettingsForm';
import { useT } from '../../../ui/useT';
import { problemsBy } from '../problems';
import { dnsFields, domainField } from './fields';
import { Progress } from './Progress';
import { Records } from './Records';

const NOTHING: readonly never[] = [];

const dataOf = <R,>(watched: Watched<readonly R[]>): readonly R[] =>
  watched.state === 'ready' ? watched.data : NOTHING;

const addressOption = (value: string, description: string) => ({ value, description });

const DnsForm = ({ dns, addresses }: { dns: SecondaryDns; addresses: readonly string[] }) => {
  const t = useT();
  const { owner, namespace } = dns;
  const { shape, kind, object } = owner;
  const problemsOf = useMemo(
    () =>
      problemsBy(
        (draft) => checkNameServer(draft, shape),
        (path) => dnsForm(shape).fieldOf(path),
      ),
    [shape],
  );
  const suggestions = useMemo(
    () => ({
      addresses: addresses
        .filter(isNameServerAddress)
        .map((address) => addressOption(address, t('Address of the Service'))),
    }),
    [addresses, t],
  );
  const common = {
    label: t('Names for VMs on secondary networks'),
    owner,
    problemsOf,
    suggestions,
    question: t('Save the settings of the name server?'),
    saved: t('The settings of the name server are saved'),
    note: t(
      'Switched on, a name server is deployed in the namespace {{namespace}}. New and changed addresses are in its answers after a minute or two.',
      { namespace },
    ),
    intro: (
      <Content component="small">
        {t('These settings stand in {{kind}} {{name}}.', {
          kind,
          name: object.metadata?.name ?? '',
        })}
      </Content>
    ),
  };
  return shape === 'addons' ? (
    <SettingsForm {...common} form={addonsDnsForm} specs={[...dnsFields, domainField]} />
  ) : (
    <SettingsForm {...common} form={dnsForm(shape)} specs={dnsFields} />
  );
};

/** The name server: whether it is wanted, whether it runs, and under which address it is asked. */
export const NameServer = ({ dns }: { dns: SecondaryDns }) => {
  const t = useT();
  const { namespace } = dns;
  const deployments = useWatchList(models.Deployment, namespace);
  const services = useWatchList(models.Service, namespace);
  const found = useMemo(
    () => dnsServicesOf(worldOf(dataOf(services)), namespace),
    [services, namespace],
  );
  const deployment = dataOf(deployments).find(({ metadata }) => metadata?.name === DNS_DEPLOYMENT);
  const [service] = found;
  return (
    <Stack hasGutter>
      <StackItem>
        <Content>
          {t(
            'VMs get names on their secondary networks, under which they are reached from outside the cluster: <interface>.<vm>.<namespace>.vm.<domain of the cluster>. On OpenShift this is a technology preview.',
          )}
        </Content>
      </StackItem>
      <StackItem>
        <Grid hasGutter>
          <GridItem lg={6}>
            <DnsForm dns={dns} addresses={service?.addresses ?? NOTHING} />
          </GridItem>
          <GridItem lg={6}>
            <Progress
              dns={dns}
              deployment={deployments.state === 'ready' ? deploymentState(deployment) : undefined}
              services={services}
              service={service}
            />
          </GridItem>
        </Grid>
      </StackItem>
      {dns.isOn && (
        <StackItem>
          <Records dns={dns} />
        </StackItem>
      )}
    </Stack>
  );
};
