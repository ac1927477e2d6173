import { TextArea } from '@patternfly/react-core';
import { describedBy } from '../FormField';
import { idOf, validatedOf } from './Field';
import type { ControlProps } from './spec';

/** The control of a field whose value is a text of several lines. */
export const LongText = (props: ControlProps) => {
  const { name, form, messagesOf, isFixed } = props;
  const messages = messagesOf(name);
  return (
    <TextArea
      {...form.register(name)}
      {...describedBy(idOf(props, name), messages)}
      validated={validatedOf(messages)}
      readOnly={isFixed?.(name) ?? false}
      rows={4}
      resizeOrientation="vertical"
      spellCheck={false}
    />
  );
};
