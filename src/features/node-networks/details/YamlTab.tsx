import { YamlTab as ResourceYamlTab } from '../../../ui/resource/YamlTab';
import { policyKind } from '../policyKind';
import type { PolicyFacts } from './facts';

/** The policy as text, to be read and edited. */
const YamlTab = ({ obj: { policy, world } }: { obj: PolicyFacts }) => (
  <ResourceYamlTab kind={policyKind} object={policy} world={world} />
);

export default YamlTab;
