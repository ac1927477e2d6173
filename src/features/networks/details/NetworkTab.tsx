import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { asPage } from '../../../ui/notices/asPage';
import { LocalTabs } from '../../../ui/LocalTabs';
import { useT } from '../../../ui/useT';
import { useNetworkFacts } from './useNetworkFacts';
import { useNetworkTabs } from './useNetworkTabs';

const Network = ({ nad }: { nad: NetworkAttachmentDefinition }) => {
  const t = useT();
  const facts = useNetworkFacts(nad);
  const tabs = useNetworkTabs(facts.findings.length);
  return <LocalTabs label={t('Parts of VM networking')} tabs={tabs} obj={facts} />;
};

/** The tab that this plugin adds to another plugin's details page of a network. */
const NetworkTab = ({ obj }: { obj?: NetworkAttachmentDefinition }) =>
  obj ? <Network nad={obj} /> : null;

export default asPage(NetworkTab);
