import type { KubernetesResource } from '../../../domain/core/resource';
import { YamlTab } from '../../../ui/resource/YamlTab';
import { policyKind } from '../policies/policyKind';

/** The policy as text. */
const PolicyYaml = ({ obj }: { obj: KubernetesResource }) => (
  <YamlTab kind={policyKind} object={obj} world={undefined} />
);

export default PolicyYaml;
