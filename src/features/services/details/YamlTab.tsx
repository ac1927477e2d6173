import type { KubernetesResource } from '../../../domain/core/resource';
import { YamlTab as ResourceYamlTab } from '../../../ui/resource/YamlTab';
import { serviceKind } from '../edit/serviceKind';

/** The Service as text. */
const YamlTab = ({ obj: service }: { obj: KubernetesResource }) => (
  <ResourceYamlTab kind={serviceKind} object={service} world={undefined} />
);

export default YamlTab;
