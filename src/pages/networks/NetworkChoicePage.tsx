import {
  Card,
  CardBody,
  CardFooter,
  CardTitle,
  Content,
  Gallery,
  Label,
  PageSection,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { DocumentTitle } from '@openshift-console/dynamic-plugin-sdk';
import { useParams } from 'react-router';
import { msg } from '../../domain/core/msg';
import { models } from '../../k8s/models';
import { useAccess } from '../../k8s/useAccess';
import { useIsServed } from '../../k8s/useWatch';
import { asPage } from '../../ui/notices/asPage';
import { LinkButton } from '../../ui/LinkButton';
import { PageHeader } from '../../ui/PageHeader';
import {
  connectPath,
  migrationNetworkCreatePath,
  networkCreatePath,
  sriovCreatePath,
  userNetworkCreatePath,
} from '../../ui/routes';
import { useT } from '../../ui/useT';
import { VsphereNote } from '../../ui/vsphere/InVsphere';
import { VsphereAside } from '../../ui/vsphere/VsphereSwitch';

type CreatedKind =
  | 'ClusterUserDefinedNetwork'
  | 'UserDefinedNetwork'
  | 'NetworkAttachmentDefinition'
  | 'NodeNetworkConfigurationPolicy'
  | 'SriovNetwork';

interface Way {
  title: string;
  /** When to take it. */
  when: string;
  /** What it is in vSphere, or that it has no counterpart there. */
  inVsphere: string;
  /** What is made. */
  kind: CreatedKind;
  pathIn: (namespace: string | undefined) => string;
  isRecommended?: boolean;
}

/** In the order in which people look for them. */
const ways: readonly Way[] = [
  {
    title: msg('Physical network, from the nodes to the VMs'),
    when: msg(
      'Step by step: network cards or br-ex, bridge and bridge mapping on the nodes, tried on one node first, and then the networks, one or many at once. Take it where the nodes are not prepared yet.',
    ),
    inVsphere: msg('In vSphere: a distributed switch with uplinks, and port groups on it.'),
    kind: 'NodeNetworkConfigurationPolicy',
    pathIn: () => connectPath(),
  },
  {
    title: msg('VLAN of the data center through OVN-Kubernetes'),
    when: msg(
      'VMs of the namespaces that you choose join a VLAN. It can share the network card of the cluster, and needs a bridge mapping on the nodes. Take it for VLANs unless something speaks against it.',
    ),
    inVsphere: msg('In vSphere: a distributed port group with a VLAN.'),
    kind: 'ClusterUserDefinedNetwork',
    pathIn: (namespace) => `${userNetworkCreatePath(namespace)}?choice=cudn-localnet`,
    isRecommended: true,
  },
  {
    title: msg('Network between VMs of one namespace'),
    when: msg(
      'VMs reach only each other, on all nodes, and nothing of the physical network has to be prepared.',
    ),
    inVsphere: msg('In vSphere: an NSX segment.'),
    kind: 'UserDefinedNetwork',
    pathIn: (namespace) => `${userNetworkCreatePath(namespace)}?choice=udn-layer2`,
  },
  {
    title: msg('Network between VMs of several namespaces'),
    when: msg('The same for the namespaces that you choose, on one segment.'),
    inVsphere: msg('In vSphere: an NSX segment that several teams share.'),
    kind: 'ClusterUserDefinedNetwork',
    pathIn: (namespace) => `${userNetworkCreatePath(namespace)}?choice=cudn-layer2`,
  },
  {
    title: msg('VLAN or trunk on a Linux bridge'),
    when: msg(
      'Where the nodes have a Linux bridge on network cards of their own: for trunks of several VLANs, and where OVN-Kubernetes is not the network of the cluster.',
    ),
    inVsphere: msg('In vSphere: a port group of a standard switch.'),
    kind: 'NetworkAttachmentDefinition',
    pathIn: (namespace) => `${networkCreatePath(namespace)}?type=linux-bridge`,
  },
  {
    title: msg('Network for live migration'),
    when: msg(
      'A network with addresses of its own for the traffic of live migrations between nodes, made step by step and verified by a migration. Not for the interfaces of VMs.',
    ),
    inVsphere: msg('In vSphere: the VMkernel adapters for vMotion.'),
    kind: 'NetworkAttachmentDefinition',
    pathIn: () => migrationNetworkCreatePath(),
  },
  {
    title: msg('NetworkAttachmentDefinition of another type'),
    when: msg(
      'OVN layer 2 or localnet in a single namespace, or any CNI configuration that you write yourself.',
    ),
    inVsphere: msg('vSphere has no counterpart.'),
    kind: 'NetworkAttachmentDefinition',
    pathIn: (namespace) => `${networkCreatePath(namespace)}?type=ovn-localnet`,
  },
  {
    title: msg('SR-IOV'),
    when: msg(
      'VMs get a part of a network card itself, for the highest throughput. A node policy makes the parts, and the SR-IOV Network Operator makes the network from a SriovNetwork.',
    ),
    inVsphere: msg('In vSphere: an SR-IOV passthrough adapter.'),
    kind: 'SriovNetwork',
    pathIn: (namespace) =>
      sriovCreatePath('networks', namespace === undefined ? {} : { namespace }),
  },
];

const ofCluster: readonly CreatedKind[] = [
  'ClusterUserDefinedNetwork',
  'NodeNetworkConfigurationPolicy',
  'SriovNetwork',
];

/** Why the user cannot create a kind here; undefined while that is asked, and where it may be tried. */
const useRefusals = (namespace: string | undefined): Record<CreatedKind, string | undefined> => {
  const t = useT();
  const access = {
    NetworkAttachmentDefinition: useAccess('create', models.NetworkAttachmentDefinition, namespace),
    UserDefinedNetwork: useAccess('create', models.UserDefinedNetwork, namespace),
    ClusterUserDefinedNetwork: useAccess('create', models.ClusterUserDefinedNetwork),
    NodeNetworkConfigurationPolicy: useAccess('create', models.NodeNetworkConfigurationPolicy),
    SriovNetwork: useAccess('create', models.SriovNetwork),
  };
  const isServed = {
    NetworkAttachmentDefinition: useIsServed(models.NetworkAttachmentDefinition),
    UserDefinedNetwork: useIsServed(models.UserDefinedNetwork),
    ClusterUserDefinedNetwork: useIsServed(models.ClusterUserDefinedNetwork),
    NodeNetworkConfigurationPolicy: useIsServed(models.NodeNetworkConfigurationPolicy),
    SriovNetwork: useIsServed(models.SriovNetwork),
  };
  const refusalOf = (kind: CreatedKind): string | undefined => {
    if (isServed[kind] === false) return t('This cluster has no {{kind}}', { kind });
    if (access[kind] !== 'denied') return undefined;
    return ofCluster.includes(kind) || namespace === undefined
      ? t('You have no permission to create {{kind}}s.', { kind })
      : t('You have no permission to create {{kind}}s in namespace {{namespace}}.', {
          kind,
          namespace,
        });
  };
  return {
    NetworkAttachmentDefinition: refusalOf('NetworkAttachmentDefinition'),
    UserDefinedNetwork: refusalOf('UserDefinedNetwork'),
    ClusterUserDefinedNetwork: refusalOf('ClusterUserDefinedNetwork'),
    NodeNetworkConfigurationPolicy: refusalOf('NodeNetworkConfigurationPolicy'),
    SriovNetwork: refusalOf('SriovNetwork'),
  };
};

interface WayCardProps {
  way: Way;
  namespace: string | undefined;
  refusal: string | undefined;
}

const WayCard = ({ way, namespace, refusal }: WayCardProps) => {
  const t = useT();
  const title = t(way.title);
  return (
    <Card isFullHeight isCompact component="section" aria-label={title}>
      <CardTitle component="h2">
        {title}{' '}
        {way.isRecommended && (
          <Label isCompact color="green">
            {t('Recommended')}
          </Label>
        )}
      </CardTitle>
      <CardBody>
        <Stack hasGutter>
          <StackItem>{t(way.when)}</StackItem>
          <StackItem>
            <VsphereNote>{t(way.inVsphere)}</VsphereNote>
          </StackItem>
          {refusal !== undefined && (
            <StackItem>
              <Content component="small">{refusal}</Content>
            </StackItem>
          )}
        </Stack>
      </CardBody>
      <CardFooter>
        <LinkButton
          to={way.pathIn(namespace)}
          variant="secondary"
          label={t('Create: {{title}}', { title })}
          disabledReason={refusal}
        >
          {t('Create')}
        </LinkButton>
      </CardFooter>
    </Card>
  );
};

/** The ways to a network, with when to take each. */
const NetworkChoicePage = () => {
  const t = useT();
  const { ns: namespace } = useParams();
  const refusals = useRefusals(namespace);
  return (
    <>
      <DocumentTitle>{t('Create network')}</DocumentTitle>
      <PageHeader title={t('Create network')}>
        <VsphereAside />
      </PageHeader>
      <PageSection hasBodyWrapper={false} aria-label={t('Ways to a network')}>
        <Gallery hasGutter minWidths={{ default: '300px' }}>
          {ways.map((way) => (
            <WayCard key={way.title} way={way} namespace={namespace} refusal={refusals[way.kind]} />
          ))}
        </Gallery>
      </PageSection>
    </>
  );
};

export default asPage(NetworkChoicePage);
