import { msg } from '../../core/msg';
import { namesOf } from '../../findings/report';
import { interfaceNameProblems } from './name-problems';
import { at, isWithin, type ConnectProblem, type Context } from './problem';
import { LAST_VLAN } from './vlans';

/** What keeps a VLAN interface of the nodes from being made. */
export const vlanProblems = (context: Context): ConnectProblem[] => {
  const { draft, chosen, own } = context;
  const [base] = draft.uplinks;
  const id = Number(draft.vlanId);
  if (!isWithin(draft.vlanId, 1, LAST_VLAN)) {
    return [at('vlanId', msg('A number from 1 to {{last}}.'), { last: LAST_VLAN })];
  }
  const having = chosen.nodes.filter(({ interfaces }) =>
    [...(interfaces?.values() ?? [])].some(
      ({ name, baseInterface, vlanId }) =>
        baseInterface === base && vlanId === id && !own.has(name),
    ),
  );
  return [
    ...(having.length > 0
      ? [
          at('vlanId', msg('{{nodes}} has an interface for this VLAN already.'), {
            nodes: namesOf(having),
          }),
        ]
      : []),
    ...interfaceNameProblems('vlanName', context),
  ];
};
