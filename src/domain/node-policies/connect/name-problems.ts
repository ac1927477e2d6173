import { msg } from '../../core/msg';
import { reason, type Reason } from '../../core/reasons';
import { namesOf } from '../../findings/report';
import { interfaceNameProblem, MAX_INTERFACE_NAME } from '../../net/interface-name';
import { at, type ConnectProblem, type Context } from './problem';

const RESOURCE_NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
type NamedField = 'bond' | 'bridge' | 'localnet' | 'vlanName';

/** What Linux or OVN-Kubernetes would not take as a name. */
const spellingProblem = (field: NamedField, name: string): Reason | undefined => {
  if (name === '') return reason(msg('Give it a name.'));
  if (field === 'localnet') {
    return /[,:\s]/.test(name) ? reason(msg('No commas, colons and spaces.')) : undefined;
  }
  switch (interfaceNameProblem(name)) {
    case 'too-long':
      return reason(msg('At most {{limit}} characters, as Linux takes no more.'), {
        limit: MAX_INTERFACE_NAME,
      });
    case 'characters':
      return reason(msg('No spaces, slashes and colons.'));
    case undefined:
      // Nodes offer a bridge as a resource of its name.
      return field !== 'bridge' || RESOURCE_NAME.test(name)
        ? undefined
        : reason(msg('Letters and digits, with hyphens, dots and underscores between them.'));
  }
};

/** What is wrong with the spelling of a name; where nothing is, what else speaks against it. */
export const spelled = (
  { draft }: Context,
  field: NamedField,
  otherwise: () => ConnectProblem[],
): ConnectProblem[] => {
  const message = spellingProblem(field, draft[field]);
  return message ? [{ field, message }] : otherwise();
};

/** What is wrong with the name of an interface that is to be made. */
export const interfaceNameProblems = (
  field: 'bond' | 'bridge' | 'vlanName',
  context: Context,
): ConnectProblem[] =>
  spelled(context, field, () => {
    const name = context.draft[field];
    const taken = context.chosen.nodes.filter(({ interfaces }) => interfaces?.has(name));
    return taken.length > 0 && !context.own.has(name)
      ? [at(field, msg('{{nodes}} has something of this name.'), { nodes: namesOf(taken) })]
      : [];
  });
