import { FormSelect, FormSelectOption } from '@patternfly/react-core';
import { starts, type Start } from '../../../domain/vm/create/starts';
import { describedBy, FormField } from '../../../ui/FormField';
import { useT } from '../../../ui/useT';

const ID = 'start';

interface StartFieldProps {
  start: Start;
  onChoose: (start: Start) => void;
}

/** How the VM is connected at first. */
export const StartField = ({ start, onChoose }: StartFieldProps) => {
  const t = useT();
  return (
    <FormField
      id={ID}
      label={t('Starting point')}
      help={t('{{hint}} Choosing another one replaces the interfaces below.', {
        hint: t(start.hint),
      })}
    >
      <FormSelect
        {...describedBy(ID, {})}
        value={start.id}
        onChange={(_event, id) => {
          const chosen = starts.find((each) => each.id === id);
          if (chosen) onChoose(chosen);
        }}
      >
        {starts.map(({ id, title }) => (
          <FormSelectOption key={id} value={id} label={t(title)} />
        ))}
      </FormSelect>
    </FormField>
  );
};
