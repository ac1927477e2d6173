import type { KubernetesResource } from '../../../domain/core/resource';
import { YamlTab } from '../../../ui/resource/YamlTab';
import { networkKind } from '../networks/networkKind';

/** The network as text. */
const NetworkYaml = ({ obj }: { obj: KubernetesResource }) => (
  <YamlTab kind={networkKind} object={obj} world={undefined} />
);

export default NetworkYaml;
