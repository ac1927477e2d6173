import { DocumentTitle, ListPageHeader } from '@openshift-console/dynamic-plugin-sdk';
import { asPage } from '../../../ui/notices/asPage';
import { useT } from '../../../ui/useT';

/** Makes a network for live migration, from the uplink to the setting. */
const MigrationNetworkWizard = () => {
  const t = useT();
  const title = t('Dedicated network for live migration');
  return (
    <>
      <DocumentTitle>{title}</DocumentTitle>
      <ListPageHeader title={title} />
    </>
  );
};

export default asPage(MigrationNetworkWizard);
