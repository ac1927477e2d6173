import { useMemo, useState } from 'react';
import { TextInput } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import { textKeysOf } from '../../../domain/findings/text-keys';
import {
  copiesOf,
  hasNetworkChoice,
  isNamespaceName,
  type Copies,
} from '../../../domain/nad/clone-targets';
import { summarizeNad } from '../../../domain/nad/summary';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { FormDialog } from '../../../ui/FormDialog';
import { describedBy, FormField } from '../../../ui/FormField';
import { useT } from '../../../ui/useT';
import { NamespacePicker } from './NamespacePicker';
import { NetworkChoice, type Choice } from './NetworkChoice';

export interface CloneValues {
  name: string;
  namespaces: string[];
  network: Choice;
}

const NAME_ID = 'clone-name';

interface Errors {
  name: string | undefined;
  namespaces: string | undefined;
}

const errorsOf = (
  { name, namespaces }: CloneValues,
  original: NetworkAttachmentDefinition,
  { nameProblem }: Copies,
  t: TFunction,
): Errors => {
  const odd = namespaces.find((namespace) => !isNamespaceName(namespace));
  const { metadata } = original;
  const isItself = name === metadata?.name && namespaces.includes(metadata.namespace ?? '');
  const inNamespaces = (): string | undefined => {
    if (namespaces.length === 0) return t('Choose at least one namespace.');
    if (odd !== undefined) return t('No namespace can be named "{{name}}".', { name: odd });
    return isItself
      ? t('Namespace {{namespace}} has the network itself. Choose another name or namespace.', {
          namespace: metadata.namespace,
        })
      : undefined;
  };
  return {
    name: nameProblem && t(textKeysOf(nameProblem).message, nameProblem.params),
    namespaces: inNamespaces(),
  };
};

interface CloneFormProps {
  nad: NetworkAttachmentDefinition;
  values: CloneValues;
  onChange: (change: Partial<CloneValues>) => void;
  onReview: (copies: Copies) => void;
  onClose: () => void;
}

/** What the copies of a network are to be called, and where they are to be. */
export const CloneForm = ({ nad, values, onChange, onReview, onClose }: CloneFormProps) => {
  const t = useT();
  const [isTried, setTried] = useState(false);
  const { name, namespaces, network } = values;
  const hasChoice = hasNetworkChoice(nad);
  const copies = useMemo(
    () => copiesOf(nad, namespaces, { name, ...(hasChoice ? { network } : {}) }),
    [nad, namespaces, name, network, hasChoice],
  );
  const found = errorsOf(values, nad, copies, t);
  const errors: Errors = isTried ? found : { name: undefined, namespaces: undefined };

  const submit = () => {
    setTried(true);
    if (found.name === undefined && found.namespaces === undefined) onReview(copies);
  };

  const full = `${nad.metadata?.namespace ?? ''}/${nad.metadata?.name ?? ''}`;
  return (
    <FormDialog
      id="clone"
      title={t('Clone network {{name}}', { name: full })}
      confirm={t('Review')}
      onConfirm={submit}
      onClose={onClose}
    >
      <FormField
        id={NAME_ID}
        label={t('Name')}
        isRequired
        help={t('VMs refer to a network by its name, so the same name suits copies for a move.')}
        error={errors.name}
      >
        <TextInput
          {...describedBy(NAME_ID, { error: errors.name })}
          isRequired
          autoComplete="off"
          value={name}
          validated={errors.name === undefined ? 'default' : 'error'}
          onChange={(_event, value) => onChange({ name: value })}
        />
      </FormField>
      <NamespacePicker
        chosen={namespaces}
        onChange={(chosen) => onChange({ namespaces: chosen })}
        error={errors.namespaces}
      />
      {hasChoice && (
        <NetworkChoice
          isLocalnet={summarizeNad(nad).type === 'ovn-localnet'}
          value={network}
          onChange={(value) => onChange({ network: value })}
        />
      )}
    </FormDialog>
  );
};
