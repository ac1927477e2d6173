import { DocumentTitle, NamespaceBar } from '@openshift-console/dynamic-plugin-sdk';
import { useParams } from 'react-router';
import { models } from '../../k8s/models';
import { useAccess } from '../../k8s/useAccess';
import { asPage } from '../../ui/notices/asPage';
import { onDemand } from '../../ui/onDemand';
import { PageHeader } from '../../ui/PageHeader';
import { useT } from '../../ui/useT';
import { OverviewCards } from './OverviewCards';

/** For who may see some namespaces only. */
const OwnNamespaces = onDemand(() => import('./OwnNamespaces'));

const Everywhere = () => {
  const networks = useAccess('list', models.NetworkAttachmentDefinition);
  const vms = useAccess('list', models.VirtualMachine);
  const seesNothing = networks === 'denied' && vms === 'denied';
  const isAsking = networks === 'checking' || vms === 'checking';
  return seesNothing ? <OwnNamespaces /> : <OverviewCards namespace={undefined} isOff={isAsking} />;
};

/** What is broken, what will break and what to tidy, in a namespace or in the cluster. */
const OverviewPage = () => {
  const t = useT();
  const { ns: namespace } = useParams();
  return (
    <>
      <DocumentTitle>{t('Overview of VM networking')}</DocumentTitle>
      <NamespaceBar />
      <PageHeader title={t('Overview')} />
      {namespace === undefined ? (
        <Everywhere />
      ) : (
        <OverviewCards key={namespace} namespace={namespace} />
      )}
    </>
  );
};

export default asPage(OverviewPage);
