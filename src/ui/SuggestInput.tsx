import { TextInput, type TextInputProps } from '@patternfly/react-core';
import { forwardRef, useId, type ForwardedRef } from 'react';

interface SuggestInputProps extends Omit<TextInputProps, 'ref' | 'list'> {
  /** What is known to exist; other text stays possible. */
  suggestions: string[];
}

/** A text field that offers known values without insisting on them. */
export const SuggestInput = forwardRef(
  ({ suggestions, ...props }: SuggestInputProps, ref: ForwardedRef<HTMLInputElement>) => {
    const listId = useId();
    return (
      <>
        <TextInput {...props} ref={ref} list={listId} autoComplete="off" />
        <datalist id={listId}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      </>
    );
  },
);
SuggestInput.displayName = 'SuggestInput';
