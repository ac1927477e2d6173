import { useState, type Ref } from 'react';
import {
  Button,
  InputGroup,
  InputGroupItem,
  Label,
  LabelGroup,
  type TextInputProps,
} from '@patternfly/react-core';
import { splitList } from '../../domain/forms/list-text';
import { Combobox } from '../combobox/Combobox';
import type { ComboOption } from '../combobox/options';
import { useT } from '../useT';

interface ListInputProps extends Pick<
  TextInputProps,
  'validated' | 'aria-describedby' | 'aria-invalid'
> {
  id: string;
  /** What the list is of, such as "Namespaces by name". */
  label: string;
  /** Accessible name of the line to type in; undefined: that of the list. */
  inputLabel?: string;
  entries: readonly string[];
  suggestions: readonly ComboOption[];
  /** The words of a text; at commas unless said otherwise. */
  split?: (text: string) => string[];
  onChange: (entries: string[]) => void;
  onBlur?: () => void;
  inputRef?: Ref<{ focus: () => void }>;
}

/** Words that are typed or chosen one by one; each can be taken away again. */
export const ListInput = ({
  label,
  inputLabel = label,
  entries,
  suggestions,
  split = splitList,
  onChange,
  onBlur,
  inputRef,
  ...input
}: ListInputProps) => {
  const t = useT();
  const [typed, setTyped] = useState('');

  const free = suggestions.filter(({ value }) => !entries.includes(value));
  const add = (text: string) => {
    const fresh = split(text).filter((word) => !entries.includes(word));
    if (fresh.length > 0) onChange([...entries, ...new Set(fresh)]);
    setTyped('');
  };

  return (
    <>
      <InputGroup>
        <InputGroupItem isFill>
          <Combobox
            {...input}
            {...(inputRef ? { ref: inputRef } : {})}
            label={inputLabel}
            options={free}
            value={typed}
            onChange={(text) => {
              // A comma ends a word, and several may be pasted at once.
              if (text.includes(',')) add(text);
              else setTyped(text);
            }}
            onChoose={({ value }) => add(value)}
            // Never the form, also where what was pasted has become words already.
            onEnter={() => add(typed)}
            onBlur={() => {
              // What is typed and not yet added would be lost with the form.
              if (typed.trim() !== '') add(typed);
              onBlur?.();
            }}
          />
        </InputGroupItem>
        <InputGroupItem>
          <Button
            variant="control"
            aria-label={t('Add to {{list}}', { list: label })}
            onClick={() => add(typed)}
          >
            {t('Add')}
          </Button>
        </InputGroupItem>
      </InputGroup>
      {entries.length > 0 && (
        <LabelGroup aria-label={label} numLabels={entries.length}>
          {entries.map((entry) => (
            <Label
              key={entry}
              variant="outline"
              closeBtnAriaLabel={t('Remove {{entry}}', { entry })}
              onClose={() => {
                onChange(entries.filter((other) => other !== entry));
                // The button that was pressed goes with the word.
                document.getElementById(input.id)?.focus();
              }}
            >
              {entry}
            </Label>
          ))}
        </LabelGroup>
      )}
    </>
  );
};
