import { useT } from '../../../ui/useT';
import { YamlToRead } from '../../../ui/yaml/YamlToRead';
import type { PolicyFacts } from './facts';

/** The policy as text. */
const YamlTab = ({ obj: { policy } }: { obj: PolicyFacts }) => {
  const t = useT();
  return (
    <YamlToRead
      resource={policy}
      hint={t('Policies are changed on the page that the NMState plugin has, or by kubectl.')}
    />
  );
};

export default YamlTab;
