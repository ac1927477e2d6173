import { useMemo, useState, type KeyboardEvent, type Ref, type RefObject } from 'react';
import {
  Button,
  MenuToggle,
  Select,
  TextInputGroup,
  TextInputGroupMain,
  TextInputGroupUtilities,
  type MenuToggleElement,
} from '@patternfly/react-core';
import { TimesIcon } from '@patternfly/react-icons';
import type { NetworkChoices } from '../../../domain/vm/form/interface-choices';
import { useT } from '../../../ui/useT';
import { networkGroups, type NetworkOption } from './networkGroups';
import { NetworkOptions, optionId } from './NetworkOptions';

interface NetworkSelectProps {
  id: string;
  describedBy: string;
  validated: 'error' | 'warning' | 'default';
  choices: NetworkChoices;
  /** What is chosen or typed, as shown. */
  text: string;
  onChoose: (option: Pick<NetworkOption, 'kind' | 'networkName'>) => void;
  onBlur: () => void;
  input: RefObject<HTMLInputElement>;
}

/** Chooses a network from those that are known, or takes the name of another one. */
export const NetworkSelect = ({
  id,
  describedBy,
  validated,
  choices,
  text,
  onChoose,
  onBlur,
  input,
}: NetworkSelectProps) => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  // Only what is typed filters; a chosen network shows all others still.
  const [filter, setFilter] = useState('');
  const [active, setActive] = useState<number>();
  const { groups, hidden } = useMemo(() => networkGroups(choices, filter, t), [choices, filter, t]);
  const options = groups.flatMap((group) => group.options);

  const close = () => {
    setOpen(false);
    setFilter('');
    setActive(undefined);
  };
  const choose = (option: NetworkOption) => {
    if (option.isDisabled) return;
    onChoose(option);
    close();
  };
  const type = (typed: string) => {
    setOpen(true);
    setFilter(typed);
    setActive(undefined);
    onChoose({ kind: 'multus', networkName: typed });
  };
  const move = (step: 1 | -1) => {
    setOpen(true);
    if (options.length === 0) return;
    const from = active ?? (step === 1 ? -1 : options.length);
    setActive((from + step + options.length) % options.length);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const option = active === undefined ? undefined : options[active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter') {
      // The network is meant, not the form.
      event.preventDefault();
      if (option) choose(option);
      else close();
    } else if (event.key === 'Escape' && isOpen) {
      // The list is meant, not the dialog.
      event.stopPropagation();
      close();
    } else if (event.key === 'Tab') close();
  };

  return (
    <Select
      id={`${id}-list`}
      isOpen={isOpen}
      isScrollable
      maxMenuHeight="18rem"
      variant="typeahead"
      popperProps={{ appendTo: 'inline', width: 'trigger' }}
      onOpenChange={(open) => {
        if (!open) close();
      }}
      onSelect={(_event, value) => {
        if (typeof value === 'object') choose(value as NetworkOption);
        input.current?.focus();
      }}
      toggle={(ref: Ref<MenuToggleElement>) => (
        <MenuToggle
          ref={ref}
          variant="typeahead"
          isFullWidth
          isExpanded={isOpen}
          aria-label={t('Show the networks')}
          {...(validated === 'error' ? { status: 'danger' as const } : {})}
          {...(validated === 'warning' ? { status: 'warning' as const } : {})}
          onClick={() => {
            if (isOpen) close();
            else setOpen(true);
            input.current?.focus();
          }}
        >
          <TextInputGroup isPlain>
            <TextInputGroupMain
              inputId={id}
              innerRef={input}
              value={text}
              placeholder={t('Choose a network, or type namespace/name')}
              autoComplete="off"
              role="combobox"
              aria-label={t('Network')}
              isExpanded={isOpen}
              aria-controls={`${id}-list`}
              inputProps={{
                'aria-describedby': describedBy,
                'aria-invalid': validated === 'error',
                'aria-autocomplete': 'list',
                'aria-required': true,
                ...(active === undefined ? {} : { 'aria-activedescendant': optionId(active) }),
              }}
              onChange={(_event, typed) => type(typed)}
              onClick={() => {
                setOpen(true);
                input.current?.select();
              }}
              onKeyDown={onKeyDown}
              onBlur={onBlur}
            />
            {text !== '' && (
              <TextInputGroupUtilities>
                <Button
                  variant="plain"
                  aria-label={t('Clear the network')}
                  icon={<TimesIcon />}
                  onClick={() => {
                    type('');
                    input.current?.focus();
                  }}
                />
              </TextInputGroupUtilities>
            )}
          </TextInputGroup>
        </MenuToggle>
      )}
    >
      <NetworkOptions {...{ groups, hidden, active }} selected={text} />
    </Select>
  );
};
