import { useMemo } from 'react';
import { Content, List, ListItem, PageSection, Stack, StackItem } from '@patternfly/react-core';
import { servicesFor } from '../../../domain/services/of-vm';
import { idlePoliciesIn, policiesOn } from '../../../domain/vm-policies/of-interface';
import { viewOf, type VmView } from '../../../domain/vm/interfaces/view';
import type { KindName } from '../../../domain/world/kinds';
import type { World } from '../../../domain/world/world';
import { useCheckedWorld } from '../../../k8s/useCheckedWorld';
import { completeWorld } from '../../../k8s/useWorld';
import { GapList } from '../../../ui/GapList';
import { LinkButton } from '../../../ui/LinkButton';
import { ObjectLink } from '../../../ui/ObjectLink';
import { serviceCreatePath } from '../../../ui/routes';
import { LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { WhyNotReachable } from '../../../ui/vms/WhyNotReachable';
import type { VmFacts } from '../page/useVmFacts';
import { AskPolicies } from './AskPolicies';
import { PoliciesOfInterface } from './PolicyTables';

const POLICIES: readonly KindName[] = [
  'NetworkPolicy',
  'AdminNetworkPolicy',
  'BaselineAdminNetworkPolicy',
  'ClusterNetworkPolicy',
  'Service',
];

const IdlePolicies = ({ world, namespace }: { world: World; namespace: string }) => {
  const t = useT();
  const idle = idlePoliciesIn(world, namespace);
  if (!idle || idle.length === 0) return null;
  return (
    <Stack hasGutter>
      <StackItem>
        <Content component="h2">{t('Policies that select nothing')}</Content>
        <Content component="p">
          {t('No pod that runs and no VM of the namespace has the labels that they ask for.')}
        </Content>
      </StackItem>
      <StackItem>
        <List>
          {idle.map((policy) => (
            <ListItem key={`${policy.kind} ${policy.name}`}>
              {policy.kind} <ObjectLink object={policy} />
            </ListItem>
          ))}
        </List>
      </StackItem>
    </Stack>
  );
};

/** Why Services do not lead to the VM, or the way to a first one. */
const ByServices = ({ world, view }: { world: World; view: VmView }) => {
  const t = useT();
  const { namespace, name } = view;
  if (!world.isKnown('Service', namespace))
    return <>{t('Which Services select this VM is not known.')}</>;
  const services = servicesFor(view, world.list('Service', namespace)).map((each) => each.name);
  if (services.length > 0)
    return <WhyNotReachable namespace={namespace} vm={name} services={services} />;
  return (
    <Stack hasGutter>
      <StackItem>{t('No Service selects this VM')}</StackItem>
      <StackItem>
        <LinkButton to={serviceCreatePath(namespace, { vms: [name] })} variant="secondary">
          {t('Expose')}
        </LinkButton>
      </StackItem>
    </Stack>
  );
};

/** What policies allow of each interface of a VM, and whether one end reaches another by them. */
const PoliciesTab = ({ obj: { vm, vmi, view: former } }: { obj: VmFacts }) => {
  const t = useT();
  const { namespace } = former;
  const complete = completeWorld(useCheckedWorld(namespace, POLICIES));
  const world = complete?.world;
  const view = useMemo(() => world && viewOf(world, vm, vmi), [world, vm, vmi]);
  const interfaces = useMemo(() => (world && view ? policiesOn(world, view) : []), [world, view]);
  return (
    <PageSection hasBodyWrapper={false}>
      {complete && view ? (
        <Stack hasGutter>
          <StackItem>
            <Content component="h2">{t('Does it get through?')}</Content>
          </StackItem>
          <StackItem>
            <AskPolicies world={complete.world} view={view} />
          </StackItem>
          <StackItem>
            <ByServices world={complete.world} view={view} />
          </StackItem>
          <StackItem>
            <Content component="h2">{t('Policies for each interface')}</Content>
          </StackItem>
          {interfaces.map((policies) => (
            <StackItem key={policies.end.name}>
              <PoliciesOfInterface policies={policies} />
            </StackItem>
          ))}
          <StackItem>
            <IdlePolicies world={complete.world} namespace={namespace} />
          </StackItem>
          <StackItem>
            <GapList gaps={complete.gaps} />
          </StackItem>
        </Stack>
      ) : (
        <LoadingState label={t('Loading policies')} />
      )}
    </PageSection>
  );
};

export default PoliciesTab;
