import { useState, type FormEvent, type KeyboardEvent, type Ref } from 'react';
import {
  Button,
  InputGroup,
  InputGroupItem,
  Label,
  LabelGroup,
  type TextInputProps,
} from '@patternfly/react-core';
import { SuggestInput, type Suggestion } from '../SuggestInput';
import { useT } from '../useT';

interface ListInputProps extends Pick<
  TextInputProps,
  'id' | 'validated' | 'aria-describedby' | 'aria-invalid'
> {
  /** What the list is of, such as "Namespaces by name". */
  label: string;
  entries: readonly string[];
  suggestions: readonly Suggestion[];
  onChange: (entries: string[]) => void;
  onBlur: () => void;
  inputRef: Ref<HTMLInputElement>;
}

/** Whether a suggestion was picked, not typed: a name may be the beginning of a longer one. */
const isPicked = (event: Event): boolean =>
  !(event instanceof InputEvent) || event.inputType === 'insertReplacementText';

/** Words that are typed or chosen one by one; each can be taken away again. */
export const ListInput = ({
  label,
  entries,
  suggestions,
  onChange,
  onBlur,
  inputRef,
  ...input
}: ListInputProps) => {
  const t = useT();
  const [typed, setTyped] = useState('');

  const add = (text: string) => {
    const words = text
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '');
    const fresh = words.filter((word) => !entries.includes(word));
    if (fresh.length > 0) onChange([...entries, ...new Set(fresh)]);
    setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || typed.trim() === '') return;
    // The word is meant, not the form.
    event.preventDefault();
    add(typed);
  };
  const type = (text: string, { nativeEvent }: FormEvent) => {
    const isKnown = suggestions.some(({ value }) => value === text);
    if (text.includes(',') || (isKnown && isPicked(nativeEvent))) add(text);
    else setTyped(text);
  };

  return (
    <>
      <InputGroup>
        <InputGroupItem isFill>
          <SuggestInput
            {...input}
            ref={inputRef}
            suggestions={suggestions.filter(({ value }) => !entries.includes(value))}
            value={typed}
            onChange={(event, text) => type(text, event)}
            onKeyDown={onKeyDown}
            onBlur={() => {
              // What is typed and not yet added would be lost with the form.
              if (typed.trim() !== '') add(typed);
              onBlur();
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
              onClose={() => onChange(entries.filter((other) => other !== entry))}
            >
              {entry}
            </Label>
          ))}
        </LabelGroup>
      )}
    </>
  );
};
