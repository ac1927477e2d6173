import { Flex, FlexItem, Stack, StackItem, TextInput } from '@patternfly/react-core';
import { portProblem } from '../../../domain/net/ports';
import { askPolicies } from '../../../domain/vm-policies/ask';
import {
  askedIn,
  askedText,
  endFor,
  namespaceOfAsked,
  type Asked,
  type AskedKind,
} from '../../../domain/vm-policies/asked';
import type { End } from '../../../domain/vm-policies/asked-end';
import type { VmView } from '../../../domain/vm/interfaces/view';
import type { World } from '../../../domain/world/world';
import { describedBy, FormField } from '../../../ui/FormField';
import { GapList } from '../../../ui/GapList';
import { PlainForm } from '../../../ui/form/PlainForm';
import { EndPicker } from '../../../ui/policies/EndPicker';
import { PolicyAnswerView } from '../../../ui/policies/PolicyAnswerView';
import { usePeerWorld } from '../../../ui/policies/usePeerWorld';
import { useWorldWithout, WithoutPolicies } from '../../../ui/policies/WithoutPolicies';
import { LoadingState } from '../../../ui/states';
import { useQuery, type Query } from '../../../ui/useQuery';
import { useT } from '../../../ui/useT';
import { WordSelect } from '../../../ui/WordSelect';

const PROTOCOLS = ['TCP', 'UDP', 'SCTP'] as const;

const KINDS: readonly AskedKind[] = ['vm', 'namespace', 'cluster', 'outside', 'address'];

const CLOSED = ['isolated', 'denied'];

type Found = ReturnType<typeof endFor>;

interface AnswerProps {
  /** As it is. */
  world: World;
  query: Query;
  from: Found;
  to: Found;
  port: number;
  protocol: string;
}

/** The answer, once both ends are found; why an end is not found is said at its field. */
const Answer = ({ world, query, from, to, ...wanted }: AnswerProps) => {
  const t = useT();
  const left = useWorldWithout(world, query);
  if ('missing' in from || 'missing' in to)
    return <>{t('Say from where to where, so that it can be told.')}</>;
  const isVm = ({ kind }: End) => kind === 'interface';
  if (!isVm(from.end) && !isVm(to.end))
    return <>{t('Say from where to where: at least one of both is an interface of a VM.')}</>;
  const answer = askPolicies(left, { from: from.end, to: to.end, ...wanted });
  const closing = CLOSED.includes(answer.verdict) ? answer.policies : [];
  return (
    <Stack hasGutter>
      <StackItem>
        <WithoutPolicies world={world} query={query} closing={closing} />
      </StackItem>
      <StackItem>
        <PolicyAnswerView answer={answer} />
      </StackItem>
    </Stack>
  );
};

/** Whether one end reaches another by what policies say. What is asked for stands in the address. */
export const AskPolicies = ({ world: own, view }: { world: World; view: VmView }) => {
  const t = useT();
  const query = useQuery();
  const [search, set] = query;
  const { namespace, name } = view;
  const givenAs = (key: string, usual: Asked): Asked => {
    const text = search.get(key);
    return text === null ? usual : askedIn(text);
  };
  const from = givenAs('from', { kind: 'namespace', namespace });
  const to = givenAs('to', { kind: 'vm', namespace, name, nic: '' });
  const ofSource = usePeerWorld(own, namespaceOfAsked(from), namespace);
  const ofBoth = usePeerWorld(
    ofSource.world,
    namespaceOfAsked(to) === namespaceOfAsked(from) ? undefined : namespaceOfAsked(to),
    namespace,
  );
  const { world } = ofBoth;
  const isComing = ofSource.isComing || ofBoth.isComing;
  const port = search.get('port') ?? '22';
  const protocol = PROTOCOLS.find((each) => each === search.get('protocol')) ?? 'TCP';
  const isPort = portProblem(Number(port)) === undefined;
  const portError = isPort ? undefined : t('Use a number from 1 to 65535.');
  const errorOf = (found: Found) =>
    'missing' in found && !isComing ? t(found.missing.text, found.missing.params) : undefined;
  const [source, destination] = [endFor(world, from), endFor(world, to)];
  const ends = [
    { id: 'from', label: t('From'), asked: from, found: source },
    { id: 'to', label: t('To'), asked: to, found: destination },
  ];
  return (
    <Stack hasGutter>
      <StackItem>
        <PlainForm isWidthLimited={false}>
          {ends.map(({ id, label, asked, found }) => (
            <EndPicker
              key={id}
              id={`policy-${id}`}
              label={label}
              kinds={KINDS}
              asked={asked}
              world={world}
              namespace={namespace}
              hasInterfaces
              error={errorOf(found)}
              onChange={(next) => set({ [id]: askedText(next) })}
            />
          ))}
          <Flex alignItems={{ default: 'alignItemsFlexStart' }}>
            <FlexItem>
              <FormField id="policy-port" label={t('Port')} error={portError}>
                <TextInput
                  {...describedBy('policy-port', { error: portError })}
                  value={port}
                  onChange={(_event, text) => set({ port: text })}
                />
              </FormField>
            </FlexItem>
            <FlexItem>
              <WordSelect
                id="policy-protocol"
                label={t('Protocol')}
                choices={PROTOCOLS}
                chosen={protocol}
                labelOf={String}
                onChoose={(word) => set({ protocol: word })}
              />
            </FlexItem>
          </Flex>
        </PlainForm>
      </StackItem>
      {isComing ? (
        <StackItem>
          <LoadingState label={t('Loading the other namespace')} />
        </StackItem>
      ) : (
        isPort && (
          <StackItem>
            <Answer
              {...{ world, query, protocol }}
              from={source}
              to={destination}
              port={Number(port)}
            />
          </StackItem>
        )
      )}
      <StackItem>
        <GapList gaps={[...ofSource.gaps, ...ofBoth.gaps]} />
      </StackItem>
    </Stack>
  );
};
