import { FormSelect, FormSelectOption } from '@patternfly/react-core';
import { describedBy, FormField, type FieldMessages } from './FormField';

interface WordSelectProps<T> extends Pick<FieldMessages, 'error'> {
  id: string;
  label: string;
  choices: readonly T[];
  chosen: NoInfer<T>;
  /** The word that a choice goes by; by default it is one itself. */
  wordOf?: (choice: T) => string;
  /** Already translated. */
  labelOf: (choice: T) => string;
  help?: string;
  onChoose: (choice: T) => void;
}

/** A labelled field for one of a few known words, or of things that go by one. */
export const WordSelect = <T,>({
  id,
  label,
  choices,
  chosen,
  wordOf = String,
  labelOf,
  help,
  error,
  onChoose,
}: WordSelectProps<T>) => (
  <FormField id={id} label={label} error={error} {...(help === undefined ? {} : { help })}>
    <FormSelect
      {...describedBy(id, { error })}
      value={wordOf(chosen)}
      onChange={(_event, word) => {
        const next = choices.find((choice) => wordOf(choice) === word);
        if (next !== undefined) onChoose(next);
      }}
    >
      {choices.map((choice) => (
        <FormSelectOption key={wordOf(choice)} value={wordOf(choice)} label={labelOf(choice)} />
      ))}
    </FormSelect>
  </FormField>
);
