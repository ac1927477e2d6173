import { useMemo } from 'react';
import { splitNames } from '../../../domain/nad/clone-targets';
import { useNamespaces } from '../../../k8s/useNamespaces';
import { describedBy, FormField } from '../../../ui/FormField';
import { ListInput } from '../../../ui/form/ListInput';
import { useT } from '../../../ui/useT';
import { listText } from '../../../ui/intl';

const ID = 'clone-namespaces';

/** Says which of the names are those of no namespace that the user sees, if any. */
export const useUnseen = (chosen: readonly string[]): string | undefined => {
  const t = useT();
  const namespaces = useNamespaces();
  const unseen = namespaces ? chosen.filter((name) => !namespaces.includes(name)) : [];
  return unseen.length === 0
    ? undefined
    : t('You see no namespace of this name: {{names}}.', { names: listText(unseen) });
};

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
  const messages = { error, warning: useUnseen(chosen) };
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
