import { lazy, Suspense, useMemo, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { KubernetesResource } from '../../../domain/core/resource';
import { models } from '../../../k8s/models';
import { LocalTabs } from '../../../ui/LocalTabs';
import { asPage } from '../../../ui/notices/asPage';
import { onDemand } from '../../../ui/onDemand';
import { useListPath } from '../../../ui/resource/Crumbs';
import { DetailsPage } from '../../../ui/resource/DetailsPage';
import { ActionItems, HeaderActions } from '../../../ui/resource/ResourceActions';
import { Tabs, type Tab } from '../../../ui/Tabs';
import { useT } from '../../../ui/useT';
import { serviceBasics } from '../serviceBasics';
import { DetailsTab } from './DetailsTab';

const BehindTab = onDemand<{ obj: KubernetesResource }>(() => import('./BehindTab'));
const WhyTab = onDemand<{ obj: KubernetesResource }>(() => import('../why/WhyTab'));
const YamlTab = onDemand<{ obj: KubernetesResource }>(() => import('./YamlTab'));
const DeleteServiceDialog = lazy(() =>
  import('../DeleteServiceDialog').then((module) => ({ default: module.DeleteServiceDialog })),
);

const Actions = ({ service }: { service: KubernetesResource }) => {
  const navigate = useNavigate();
  const listPath = useListPath(serviceBasics, service.metadata?.namespace);
  const [isDeleting, setDeleting] = useState(false);
  return (
    <>
      <HeaderActions kind={serviceBasics} object={service}>
        <ActionItems
          kind={serviceBasics}
          object={service}
          hasLinks={false}
          onDelete={() => setDeleting(true)}
        />
      </HeaderActions>
      {isDeleting && (
        <Suspense fallback={null}>
          <DeleteServiceDialog
            service={service}
            onClose={() => setDeleting(false)}
            // The Service that is gone is not looked for.
            onDeleted={() => void navigate(listPath)}
          />
        </Suspense>
      )}
    </>
  );
};

const useServiceTabs = (): Tab<KubernetesResource>[] => {
  const t = useT();
  return useMemo(
    () => [
      { href: '', name: t('Details'), component: DetailsTab },
      { href: 'behind', name: t('VMs and endpoints'), component: BehindTab },
      { href: 'reach', name: t('Reachability'), component: WhyTab },
    ],
    [t],
  );
};

const OwnTabs = ({ service }: { service: KubernetesResource }) => {
  const t = useT();
  const shared = useServiceTabs();
  const tabs = useMemo(
    () => [...shared, { href: 'yaml', name: t('YAML'), component: YamlTab }],
    [shared, t],
  );
  return <Tabs tabs={tabs} obj={service} />;
};

const OwnPage = () => {
  const t = useT();
  const { name = '', ns: namespace = '' } = useParams();
  return (
    <DetailsPage<KubernetesResource>
      kind={serviceBasics}
      kindName="Service"
      model={models.Service}
      name={name}
      namespace={namespace}
      title={t('{{name}}: Service of VMs', { name })}
      actionsOf={(service) => <Actions service={service} />}
    >
      {(service) => <OwnTabs service={service} />}
    </DetailsPage>
  );
};

const ServiceTab = ({ service }: { service: KubernetesResource }) => {
  const t = useT();
  return <LocalTabs label={t('VMs of the Service')} tabs={useServiceTabs()} obj={service} />;
};

/** One Service: a page of its own, or (with `obj`) a tab on the console's page of it. */
const ServicePage = ({ obj }: { obj?: KubernetesResource }) =>
  obj ? <ServiceTab service={obj} /> : <OwnPage />;

export default asPage(ServicePage);
