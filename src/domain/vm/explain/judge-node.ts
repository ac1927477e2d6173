import { namesOf } from '../../findings/report';
import { msg } from '../../core/msg';
import { reason } from '../../core/reasons';
import { onNode } from '../../nodes/on-node';
import type { InterfaceRow } from '../interfaces/interfaces';
import type { VmView } from '../interfaces/view';
import { candidatesFor, factsOf } from '../lifecycle/state/node-lacks';
import { needOf } from '../lifecycle/state/nodes';
import { judged, none, unknown, valuesOf, type OwnJudgement } from './judgement';

/**
 * Where the network of an interface is, as far as it is: on the node of the VM, or on one that the VM
 * may be placed on. What is lacking are findings (`checkNode`).
 */
export const judgeNode = (view: VmView, row: InterfaceRow): OwnJudgement => {
  if (valuesOf(row)?.network.kind !== 'multus') return none(msg('Every node has the pod network.'));
  const need = needOf(view, row);
  const facts = factsOf(row);
  if (!need || !facts) return unknown;
  if (need.kind === 'overlay' && facts.resourceName === undefined) {
    return none(msg('The network needs nothing of the node.'));
  }
  if (view.phase !== 'running') {
    const { fitting } = candidatesFor(view, need, facts);
    if (fitting.length === 0) return unknown;
    return judged('ok', reason(msg('On {{nodes}}.'), { nodes: namesOf(fitting) }));
  }
  const { node } = view;
  if (!node) return unknown;
  const runsHere = reason(msg('The VM runs on {{node}}.'), { node: node.name });
  // A VM that was placed by a resource was given it.
  return onNode(view.world, node, need).isUnknown && facts.resourceName === undefined
    ? unknown
    : judged('ok', runsHere);
};
