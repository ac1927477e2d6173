import { DocumentTitle, ListPageBody, NamespaceBar } from '@openshift-console/dynamic-plugin-sdk';
import { useParams } from 'react-router';
import { asPage } from '../../ui/notices/asPage';
import { PageHeader } from '../../ui/PageHeader';
import { useT } from '../../ui/useT';
import { Checks } from './Checks';

/** Everything that rules find, of a namespace or of the cluster. */
const ChecksPage = () => {
  const t = useT();
  const { ns: namespace } = useParams();
  return (
    <>
      <DocumentTitle>{t('Checks')}</DocumentTitle>
      <NamespaceBar />
      <PageHeader title={t('Checks')} />
      <ListPageBody>
        <Checks key={namespace ?? ''} namespace={namespace} />
      </ListPageBody>
    </>
  );
};

export default asPage(ChecksPage);
