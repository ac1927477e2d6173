import { TextInput } from '@patternfly/react-core';
import { Controller } from 'react-hook-form';
import { asTyped } from '../../domain/forms/leaf';
import { splitList } from '../../domain/forms/list-text';
import { describedBy } from '../FormField';
import { idOf, textControlProps, validatedOf } from './Field';
import { ListInput } from './ListInput';
import type { ControlProps } from './spec';

/**
 * The control of a field whose value is words separated by commas, entered one by one.
 *
 * @param offers name of what the form has to choose from
 */
export const wordsControl = (offers?: string) => {
  const Control = (props: ControlProps) => {
    const { name, label, form, messagesOf, suggestions, isFixed } = props;
    if (isFixed?.(name)) return <TextInput {...textControlProps(props, name)} />;
    const messages = messagesOf(name);
    return (
      <Controller
        control={form.control}
        name={name}
        render={({ field }) => (
          <ListInput
            {...describedBy(idOf(props, name), messages)}
            validated={validatedOf(messages)}
            label={label}
            entries={splitList(asTyped(field.value))}
            suggestions={(offers === undefined ? undefined : suggestions?.[offers]) ?? []}
            onChange={(entries) => field.onChange(entries.join(', '))}
            onBlur={field.onBlur}
            inputRef={field.ref}
          />
        )}
      />
    );
  };
  return Control;
};
