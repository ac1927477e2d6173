import { useMemo } from 'react';
import { splitNames } from '../../../domain/nad/clone-targets';
import { useNamespaces } from '../../../k8s/useNamespaces';
import { describedBy, FormField } from '../../../ui/FormField';
import { ListInput } from '../../../ui/form/ListInput';
import { useT } from '../../../ui/useT';

const ID = 'clone-namespaces';

interface NamespacePickerProps {
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  error: string | undefined;
}

/** Chooses namespaces: from those that the user may see, or by their names, one or several at once. */
export const NamespacePicker = ({ chosen, onChange, error }: NamespacePickerProps) => {
  const t = useT();
  const namespaces = useNamespaces();
  const options = useMemo(() => (namespaces ?? []).map((value) => ({ value })), [namespaces]);
  const unseen = namespaces ? chosen.filter((name) => !namespaces.includes(name)) : [];
  const messages = {
    error,
    warning:
      unseen.length === 0
        ? undefined
        : t('You see no namespace of this name: {{names}}.', { names: unseen.join(', ') }),
  };
  return (
    <FormField
      id={ID}
      label={t('Namespaces')}
      isRequired
      help={t('Choose a namespace, or type one or several names, and add them.')}
      {...messages}
    >
      <ListInput
        {...describedBy(ID, messages)}
        label={t('Chosen namespaces')}
        inputLabel={t('Namespace to add')}
        entries={chosen}
        suggestions={options}
        split={splitNames}
        onChange={onChange}
        validated={error === undefined ? 'default' : 'error'}
      />
    </FormField>
  );
};
