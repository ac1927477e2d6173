import { TextInput, type TextInputProps } from '@patternfly/react-core';
import { forwardRef, useId, type ForwardedRef } from 'react';

export interface Suggestion {
  value: string;
  /** What to know of it, shown beside it. */
  label?: string;
}

interface SuggestInputProps extends Omit<TextInputProps, 'ref' | 'list'> {
  /** What is known to exist; other text stays possible. */
  suggestions: Suggestion[];
}

/** A text field that offers known values without insisting on them. */
export const SuggestInput = forwardRef(
  ({ suggestions, ...props }: SuggestInputProps, ref: ForwardedRef<HTMLInputElement>) => {
    const listId = useId();
    return (
      <>
        <TextInput {...props} ref={ref} list={listId} autoComplete="off" />
        <datalist id={listId}>
          {suggestions.map(({ value, label }) => (
            <option key={value} value={value} label={label} />
          ))}
        </datalist>
      </>
    );
  },
);
SuggestInput.displayName = 'SuggestInput';
