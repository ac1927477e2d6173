import * as codes from '../../findings/codes';
import type { Finding } from '../../findings/finding';
import { findingOf, nodeParams, nodeReferences, referenceOf } from '../../findings/report';
import { handlersOf, type Handler } from '../../migration-network/handlers';
import { wantedNetworks } from '../../migration-network/roll-out';
import { migrationNetworkInUse } from '../../settings/migration-network';
import type { World } from '../../world/world';

const onNodes = (handlers: readonly Handler[]) => handlers.map(({ node }) => ({ name: node }));

/**
 * What virt-handler's pods make of the network for live migration: one that asked for the interface and
 * has none uses the pod network and says nothing of it, and one that does not start leaves its node without anybody who
 * starts or migrates VMs.
 *
 * Source: kubevirt pkg/virt-handler/migration.go and pkg/virt-operator/resource/apply/apps.go.
 */
export const checkVirtHandlers = (world: World): Finding[] => {
  const setting = migrationNetworkInUse(world);
  const handlers = handlersOf(world);
  if (!setting || !handlers) return [];
  const object = referenceOf(setting.owner);
  const name = setting.text;
  const wanted = wantedNetworks(world);
  // Those that wait for their turn do not ask for the network yet.
  const without = handlers.filter(
    ({ state, asksFor }) => state === 'pod-network' && asksFor === wanted,
  );
  const stuck = handlers.filter(({ state }) => state === 'stuck');
  const text = stuck[0]?.obstacle?.text ?? '';
  return [
    ...(without.length === 0
      ? []
      : [
          findingOf(
            codes.handlersOnPodNetwork,
            object,
            setting.path,
            { name, ...nodeParams(onNodes(without)) },
            nodeReferences(onNodes(without)),
          ),
        ]),
    ...(stuck.length === 0
      ? []
      : [
          findingOf(
            codes.handlersDoNotStart,
            object,
            setting.path,
            { name, text, ...nodeParams(onNodes(stuck)) },
            stuck.flatMap(({ pod }) => (pod ? [referenceOf(pod)] : [])).slice(0, 10),
          ),
        ]),
  ];
};
