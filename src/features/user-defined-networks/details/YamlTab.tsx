import type { KubernetesResource } from '../../../domain/core/resource';
import { YamlTab as ResourceYamlTab } from '../../../ui/resource/YamlTab';
import { udnKind } from '../udnKind';

/** The network as text. */
const YamlTab = ({ obj: udn }: { obj: KubernetesResource }) => (
  <ResourceYamlTab kind={udnKind} object={udn} world={undefined} />
);

export default YamlTab;
