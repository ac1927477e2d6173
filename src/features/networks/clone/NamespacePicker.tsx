import { useState, type KeyboardEvent } from 'react';
import {
  Button,
  Flex,
  FlexItem,
  InputGroup,
  InputGroupItem,
  Label,
  LabelGroup,
} from '@patternfly/react-core';
import { splitNames } from '../../../domain/nad/clone-targets';
import { useNamespaces } from '../../../k8s/useNamespaces';
import { describedBy, FormField } from '../../../ui/FormField';
import { SuggestInput } from '../../../ui/SuggestInput';
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
  const [typed, setTyped] = useState('');
  const unseen = namespaces ? chosen.filter((name) => !namespaces.includes(name)) : [];
  const messages = {
    error,
    warning:
      unseen.length === 0
        ? undefined
        : t('You see no namespace of this name: {{names}}.', { names: unseen.join(', ') }),
  };
  const add = () => {
    const more = splitNames(typed).filter((name) => !chosen.includes(name));
    if (more.length > 0) onChange([...chosen, ...new Set(more)]);
    setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ',') return;
    // Enter would send the form.
    event.preventDefault();
    add();
  };
  return (
    <FormField
      id={ID}
      label={t('Namespaces')}
      isRequired
      help={t('Choose a namespace, or type one or several names, and add them.')}
      {...messages}
    >
      <Flex
        direction={{ default: 'column' }}
        alignItems={{ default: 'alignItemsStretch' }}
        gap={{ default: 'gapSm' }}
      >
        {chosen.length > 0 && (
          <FlexItem>
            <LabelGroup aria-label={t('Chosen namespaces')} numLabels={20}>
              {chosen.map((name) => (
                <Label
                  key={name}
                  variant="outline"
                  closeBtnAriaLabel={t('Remove {{name}}', { name })}
                  onClose={() => onChange(chosen.filter((other) => other !== name))}
                >
                  {name}
                </Label>
              ))}
            </LabelGroup>
          </FlexItem>
        )}
        <FlexItem>
          <InputGroup>
            <InputGroupItem isFill>
              <SuggestInput
                {...describedBy(ID, messages)}
                aria-label={t('Namespace to add')}
                value={typed}
                validated={error === undefined ? 'default' : 'error'}
                suggestions={(namespaces ?? [])
                  .filter((name) => !chosen.includes(name))
                  .map((value) => ({ value }))}
                onChange={(_event, value) => setTyped(value)}
                onKeyDown={onKeyDown}
                onBlur={add}
              />
            </InputGroupItem>
            <InputGroupItem>
              <Button variant="control" onClick={add}>
                {t('Add')}
              </Button>
            </InputGroupItem>
          </InputGroup>
        </FlexItem>
      </Flex>
    </FormField>
  );
};
