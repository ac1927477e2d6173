import { Flex, FlexItem, Stack, StackItem, TextInput } from '@patternfly/react-core';
import { useSearchParams } from 'react-router';
import { portProblem } from '../../../domain/net/ports';
import { parseIp } from '../../../domain/net/cidr';
import { askPolicies } from '../../../domain/vm-policies/ask';
import type { End } from '../../../domain/vm-policies/asked-end';
import { endsOf, endText, type InterfaceEnd } from '../../../domain/vm-policies/ends';
import { viewOfObject, type VmView } from '../../../domain/vm/interfaces/view';
import type { World } from '../../../domain/world/world';
import { Combobox } from '../../../ui/combobox/Combobox';
import { FormField } from '../../../ui/FormField';
import { PlainForm } from '../../../ui/form/PlainForm';
import { PolicyAnswerView } from '../../../ui/policies/PolicyAnswerView';
import { useT } from '../../../ui/useT';
import { WordSelect } from '../../../ui/WordSelect';

const PROTOCOLS = ['TCP', 'UDP', 'SCTP'] as const;

const endOf = (ends: readonly InterfaceEnd[], text: string): End | undefined => {
  const end = ends.find((each) => endText(each) === text);
  if (end) return { kind: 'interface', end };
  const ip = parseIp(text.trim());
  if (!ip) return undefined;
  // An address of a VM stands for its interface.
  const owner = ends.find(
    ({ pod: { addresses } }) =>
      'value' in addresses &&
      addresses.value.some(({ family, value }) => family === ip.family && value === ip.value),
  );
  return owner ? { kind: 'interface', end: owner } : { kind: 'address', ip };
};

/** Whether one end reaches another by what policies say. What is asked for stands in the address. */
export const AskPolicies = ({ world, view }: { world: World; view: VmView }) => {
  const t = useT();
  const [search, setSearch] = useSearchParams();
  const ends = world
    .list('VirtualMachine', view.namespace)
    .flatMap((vm) => endsOf(viewOfObject(world, vm)));
  const options = ends.map((end) => ({ value: endText(end) }));
  const own = endsOf(view)[0];
  const from = search.get('from') ?? '';
  const to = search.get('to') ?? (own ? endText(own) : '');
  const port = search.get('port') ?? '22';
  const protocol = PROTOCOLS.find((each) => each === search.get('protocol')) ?? 'TCP';
  const set = (key: string, value: string) =>
    setSearch(
      (former) => {
        const next = new URLSearchParams(former);
        next.set(key, value);
        return next;
      },
      { replace: true },
    );
  const [source, destination] = [endOf(ends, from), endOf(ends, to)];
  const isPort = portProblem(Number(port)) === undefined;
  const unread = t('Name an interface of a VM as in the list, or an IP address.');
  const errorOf = (text: string, end: End | undefined) =>
    text !== '' && !end ? unread : undefined;
  const isAsked = source !== undefined && destination !== undefined && isPort;
  const hasVm = source?.kind === 'interface' || destination?.kind === 'interface';
  return (
    <Stack hasGutter>
      <StackItem>
        <PlainForm isWidthLimited={false}>
          <Flex alignItems={{ default: 'alignItemsFlexStart' }}>
            <FlexItem>
              <FormField id="policy-from" label={t('From')} error={errorOf(from, source)}>
                <Combobox
                  id="policy-from"
                  label={t('From')}
                  options={options}
                  value={from}
                  onChange={(text) => set('from', text)}
                />
              </FormField>
            </FlexItem>
            <FlexItem>
              <FormField id="policy-to" label={t('To')} error={errorOf(to, destination)}>
                <Combobox
                  id="policy-to"
                  label={t('To')}
                  options={options}
                  value={to}
                  onChange={(text) => set('to', text)}
                />
              </FormField>
            </FlexItem>
            <FlexItem>
              <FormField
                id="policy-port"
                label={t('Port')}
                error={isPort ? undefined : t('Use a number from 1 to 65535.')}
              >
                <TextInput
                  id="policy-port"
                  value={port}
                  onChange={(_event, text) => set('port', text)}
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
                onChoose={(word) => set('protocol', word)}
              />
            </FlexItem>
          </Flex>
        </PlainForm>
      </StackItem>
      <StackItem>
        {isAsked && hasVm ? (
          <PolicyAnswerView
            answer={askPolicies(world, {
              from: source,
              to: destination,
              port: Number(port),
              protocol,
            })}
          />
        ) : (
          t('Say from where to where: at least one of both is an interface of a VM.')
        )}
      </StackItem>
    </Stack>
  );
};
