import { YamlTab } from '../../../ui/resource/YamlTab';
import { networkKind } from '../networkKind';
import type { NetworkFacts } from './useNetworkFacts';

/** The network as text. */
const NetworkYaml = ({ obj: { nad, world } }: { obj: NetworkFacts }) => (
  <YamlTab kind={networkKind} object={nad} world={world} />
);

export default NetworkYaml;
