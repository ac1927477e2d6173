import type { KubernetesResource } from '../../domain/core/resource';
import { asPage } from '../../ui/notices/asPage';
import { LocalTabs } from '../../ui/LocalTabs';
import { useT } from '../../ui/useT';
import { useVmFacts } from '../../features/virtual-machines/page/useVmFacts';
import { useVmTabs } from './useVmTabs';

const Machine = ({ vm }: { vm: KubernetesResource }) => {
  const t = useT();
  const facts = useVmFacts(vm);
  const tabs = useVmTabs(facts.findings.length);
  return <LocalTabs label={t('Parts of VM networking')} tabs={tabs} obj={facts} />;
};

/** The tab that this plugin adds to another plugin's details page of a VM. */
const VmTab = ({ obj }: { obj?: KubernetesResource }) => (obj ? <Machine vm={obj} /> : null);

export default asPage(VmTab);
