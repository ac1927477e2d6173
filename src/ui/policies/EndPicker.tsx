import { useState } from 'react';
import { Flex, FlexItem, TextInput } from '@patternfly/react-core';
import { msg } from '../../domain/core/msg';
import type { Asked, AskedKind } from '../../domain/vm-policies/asked';
import { endsOf } from '../../domain/vm-policies/ends';
import { viewOfObject } from '../../domain/vm/interfaces/view';
import type { World } from '../../domain/world/world';
import { models } from '../../k8s/models';
import { useOwnNamespaces } from '../../k8s/useOwnNamespaces';
import { Combobox } from '../combobox/Combobox';
import { describedBy, FormField } from '../FormField';
import { useT } from '../useT';
import { WordSelect } from '../WordSelect';

const words: Record<AskedKind, string> = {
  outside: msg('Anybody outside of the cluster'),
  cluster: msg('Any pod of the cluster'),
  namespace: msg('Any pod of a namespace'),
  vm: msg('A VM'),
  address: msg('An IP address'),
};

interface EndPickerProps {
  id: string;
  /** What the end is, such as "From". */
  label: string;
  kinds: readonly AskedKind[];
  asked: Asked;
  world: World;
  /** The namespace that stands there at first. */
  namespace: string;
  /** Whether the interface of a VM is to be chosen. */
  hasInterfaces?: boolean;
  /** Why the end is not found. */
  error?: string | undefined;
  onChange: (asked: Asked) => void;
}

type Vm = Extract<Asked, { kind: 'vm' }>;

const byValue = (a: { value: string }, b: { value: string }) => a.value.localeCompare(b.value);

const blank = (kind: AskedKind, namespace: string): Asked => {
  switch (kind) {
    case 'namespace':
      return { kind, namespace };
    case 'vm':
      return { kind, namespace, name: '', nic: '' };
    case 'address':
      return { kind, address: '' };
    default:
      return { kind };
  }
};

const nicsOf = (world: World, { namespace, name }: Vm): string[] => {
  const vm = world.find('VirtualMachine', name, namespace);
  return vm ? endsOf(viewOfObject(world, vm)).map((end) => end.name) : [];
};

interface NamespaceFieldProps {
  id: string;
  label: string;
  value: string;
  error: string | undefined;
  onChange: (namespace: string) => void;
}

/** Told of a whole name alone, as what is in a namespace is watched. */
const NamespaceField = ({ id, label, value, error, onChange }: NamespaceFieldProps) => {
  const names = useOwnNamespaces(models.VirtualMachine);
  const [typed, setTyped] = useState(value);
  const done = (text: string) => {
    if (text.trim() !== value) onChange(text.trim());
  };
  return (
    <FormField id={id} label={label} error={error}>
      <Combobox
        {...describedBy(id, { error })}
        label={label}
        options={names.map((name) => ({ value: name }))}
        value={typed}
        onChange={setTyped}
        onChoose={(option) => {
          setTyped(option.value);
          done(option.value);
        }}
        onEnter={() => done(typed)}
        onBlur={() => done(typed)}
      />
    </FormField>
  );
};

/** One end of a connection: who asks, or who is asked. */
export const EndPicker = (props: EndPickerProps) => {
  const {
    id,
    label,
    kinds,
    asked,
    world,
    namespace,
    hasInterfaces = false,
    error,
    onChange,
  } = props;
  const t = useT();
  const isPlace = asked.kind === 'namespace' || asked.kind === 'vm';
  const nics = hasInterfaces && asked.kind === 'vm' ? nicsOf(world, asked) : [];
  // What is wrong is said at the last field.
  const placeError = asked.kind === 'namespace' ? error : undefined;
  return (
    <Flex alignItems={{ default: 'alignItemsFlexStart' }} gap={{ default: 'gapMd' }}>
      <FlexItem>
        <WordSelect
          id={id}
          label={label}
          choices={kinds}
          chosen={asked.kind}
          labelOf={(kind) => t(words[kind])}
          onChoose={(kind) => onChange(blank(kind, namespace))}
        />
      </FlexItem>
      {isPlace && (
        <FlexItem>
          <NamespaceField
            key={asked.kind}
            id={`${id}-namespace`}
            label={t('{{end}}: namespace', { end: label })}
            value={asked.namespace}
            error={placeError}
            onChange={(next) => onChange(blank(asked.kind, next))}
          />
        </FlexItem>
      )}
      {asked.kind === 'vm' && (
        <FlexItem>
          <FormField id={`${id}-vm`} label={t('{{end}}: VM', { end: label })} error={error}>
            <Combobox
              {...describedBy(`${id}-vm`, { error })}
              label={t('{{end}}: VM', { end: label })}
              options={world
                .list('VirtualMachine', asked.namespace)
                .map(({ metadata }) => ({ value: metadata?.name ?? '' }))
                .sort(byValue)}
              value={asked.name}
              onChange={(name) => onChange({ ...asked, name, nic: '' })}
            />
          </FormField>
        </FlexItem>
      )}
      {asked.kind === 'vm' && nics.length > 1 && (
        <FlexItem>
          <WordSelect
            id={`${id}-nic`}
            label={t('{{end}}: interface', { end: label })}
            choices={['', ...nics]}
            chosen={asked.nic}
            labelOf={(nic) => (nic === '' ? t('On the network of pods') : nic)}
            onChoose={(nic) => onChange({ ...asked, nic })}
          />
        </FlexItem>
      )}
      {asked.kind === 'address' && (
        <FlexItem>
          <FormField
            id={`${id}-address`}
            label={t('{{end}}: address', { end: label })}
            error={error}
          >
            <TextInput
              {...describedBy(`${id}-address`, { error })}
              value={asked.address}
              onChange={(_event, address) => onChange({ kind: 'address', address })}
            />
          </FormField>
        </FlexItem>
      )}
    </Flex>
  );
};
