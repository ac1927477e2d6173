import type { KubernetesResource } from '../../../domain/core/resource';
import { asPage } from '../../../ui/notices/asPage';
import { useT } from '../../../ui/useT';
import { NetworksWorld } from '../NetworksWorld';
import { MapOf } from './MapTab';

/** The tab that this plugin adds to the console's page of a node: its part of the map. */
const NodeTab = ({ obj }: { obj?: KubernetesResource }) => {
  const t = useT();
  const name = obj?.metadata?.name;
  if (name === undefined) return null;
  return (
    <NetworksWorld label={t('Loading the map')}>
      {(seen) => <MapOf seen={seen} node={name} />}
    </NetworksWorld>
  );
};

export default asPage(NodeTab);
