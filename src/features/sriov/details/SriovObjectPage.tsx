import { useMemo } from 'react';
import { PageSection } from '@patternfly/react-core';
import { useLocation, useParams } from 'react-router';
import type { KubernetesResource } from '../../../domain/core/resource';
import { models } from '../../../k8s/models';
import { asPage } from '../../../ui/notices/asPage';
import { onDemand } from '../../../ui/onDemand';
import { DetailsPage } from '../../../ui/resource/DetailsPage';
import { clusterHomes } from '../../../ui/routes';
import { Tabs, type Tab } from '../../../ui/Tabs';
import { useT } from '../../../ui/useT';
import { PageActions } from '../Actions';
import { basics } from '../parts';
import { SriovWorld } from '../SriovWorld';
import { NetworkDetails } from './NetworkDetails';
import { PolicyDetails } from './PolicyDetails';

type TabProps = { obj: KubernetesResource };

const NetworkYaml = onDemand<TabProps>(() => import('./NetworkYaml'));
const PolicyYaml = onDemand<TabProps>(() => import('./PolicyYaml'));

const NetworkTab = ({ obj }: TabProps) => (
  <SriovWorld kind="SriovNetwork">
    {(world) => (
      <PageSection hasBodyWrapper={false}>
        <NetworkDetails object={obj} world={world} />
      </PageSection>
    )}
  </SriovWorld>
);

const PolicyTab = ({ obj }: TabProps) => (
  <SriovWorld kind="SriovNetworkNodePolicy">
    {(world) => (
      <PageSection hasBodyWrapper={false}>
        <PolicyDetails object={obj} world={world} />
      </PageSection>
    )}
  </SriovWorld>
);

const ObjectTabs = ({ object, isPolicy }: { object: KubernetesResource; isPolicy: boolean }) => {
  const t = useT();
  const tabs = useMemo(
    (): Tab<KubernetesResource>[] => [
      { href: '', name: t('Details'), component: isPolicy ? PolicyTab : NetworkTab },
      { href: 'yaml', name: t('YAML'), component: isPolicy ? PolicyYaml : NetworkYaml },
    ],
    [t, isPolicy],
  );
  return <Tabs tabs={tabs} obj={object} />;
};

/** One network or node policy of the SR-IOV operator. */
const SriovObjectPage = () => {
  const t = useT();
  const { pathname } = useLocation();
  const { name = '', ns: namespace = '' } = useParams();
  const isPolicy = pathname.startsWith(`${clusterHomes.sriov}/policies`);
  const part = isPolicy ? 'policies' : 'networks';
  const model = isPolicy ? models.SriovNetworkNodePolicy : models.SriovNetwork;
  return (
    <DetailsPage<KubernetesResource>
      kind={basics[part]}
      kindName={model.kind}
      model={model}
      name={name}
      namespace={namespace}
      title={
        isPolicy
          ? t('{{name}}: node policy for SR-IOV', { name })
          : t('{{name}}: network for SR-IOV', { name })
      }
      actionsOf={(object) => <PageActions part={part} object={object} />}
    >
      {(object) => <ObjectTabs object={object} isPolicy={isPolicy} />}
    </DetailsPage>
  );
};

export default asPage(SriovObjectPage);
