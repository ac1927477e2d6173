import { forwardRef, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import {
  Button,
  MenuToggle,
  Select,
  SelectGroup,
  SelectList,
  SelectOption,
  TextInputGroup,
  TextInputGroupMain,
  TextInputGroupUtilities,
  type TextInputProps,
} from '@patternfly/react-core';
import { TimesIcon } from '@patternfly/react-icons';
import { useMenuPlacement } from '../list/useMenuPlacement';
import { useT } from '../useT';
import { grouped, labelOf, matching, type ComboOption } from './options';

interface ComboboxProps<O extends ComboOption> extends Pick<
  TextInputProps,
  'aria-describedby' | 'aria-invalid' | 'validated' | 'isRequired' | 'placeholder'
> {
  id: string;
  /** Accessible name: the text of the label in front of it. */
  label: string;
  /** What is known to exist; other text stays possible. */
  options: readonly O[];
  /** What is chosen or typed, as shown. */
  value: string;
  /** Told of what is typed, and of the value of what is chosen unless `onChoose` is. */
  onChange: (text: string) => void;
  onChoose?: (option: O) => void;
  /** Enter without an option, which then does not send the form. */
  onEnter?: () => void;
  onBlur?: () => void;
  /** Said where nothing matches. */
  nothing?: string;
}

interface ListProps<O> {
  id: string;
  options: readonly O[];
  hidden: number;
  value: string;
  active: number | undefined;
  nothing: string;
}

const optionId = (id: string, at: number): string => `${id}-option-${at}`;

const Options = <O extends ComboOption>({
  id,
  options,
  hidden,
  value,
  active,
  nothing,
}: ListProps<O>) => {
  const t = useT();
  const entries = (all: ReturnType<typeof grouped<O>>[number]['options']): ReactNode =>
    all.map(({ option, at }) => (
      <SelectOption
        key={`${at} ${option.value}`}
        id={optionId(id, at)}
        value={at}
        description={option.description}
        isAriaDisabled={option.isDisabled ?? false}
        isFocused={active === at}
        isSelected={value === labelOf(option)}
      >
        {labelOf(option)}
      </SelectOption>
    ));
  return (
    <>
      {/* A list by itself would shrink where there are several. */}
      {grouped(options).map(({ label, options: own }) => (
        <SelectGroup key={label ?? ''} {...(label === undefined ? {} : { label })}>
          <SelectList aria-label={label ?? t('Suggestions')}>{entries(own)}</SelectList>
        </SelectGroup>
      ))}
      {options.length === 0 && (
        <SelectGroup>
          <SelectList aria-label={t('Suggestions')}>
            <SelectOption isDisabled>{nothing}</SelectOption>
          </SelectList>
        </SelectGroup>
      )}
      {hidden > 0 && (
        <SelectGroup>
          <SelectList aria-label={t('More suggestions')}>
            <SelectOption isDisabled>
              {t('{{count}} more: type a part of the name', { count: hidden })}
            </SelectOption>
          </SelectList>
        </SelectGroup>
      )}
    </>
  );
};

const statusOf = (validated: TextInputProps['validated']) => {
  if (validated === 'error') return { status: 'danger' as const };
  return validated === 'warning' ? { status: 'warning' as const } : {};
};

/**
 * Where the list stands: in the page's main part; or beside a dialog, within what holds the focus, as
 * a short dialog would cut it off. There it is a region of its own, which goes with the dialog.
 */
const placeFor = (toggle: Element | null, label: string): HTMLElement => {
  const beside = toggle?.closest('[role="dialog"]')?.parentElement;
  if (!beside) return toggle?.closest<HTMLElement>('main') ?? document.body;
  const known = beside.querySelector<HTMLElement>(':scope > [role="region"]');
  if (known) return known;
  const region = document.createElement('div');
  region.setAttribute('role', 'region');
  region.setAttribute('aria-label', label);
  beside.append(region);
  return region;
};

const PlainCombobox = <O extends ComboOption>(
  props: ComboboxProps<O>,
  ref: Ref<{ focus: () => void }>,
) => {
  const { id, label, options, value, onChange, onEnter, onBlur } = props;
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  // A form puts the focus on its first mistake.
  useImperativeHandle(ref, () => ({ focus: () => input.current?.focus() }), []);
  const { toggleRef, popperProps } = useMenuPlacement();
  const [opened, setOpened] = useState<'by field' | 'by button'>();
  // Where nothing is known the field shows nothing, but it does as soon as something is.
  const isOpen = opened === 'by button' || (opened === 'by field' && options.length > 0);
  // Only what is typed filters; what is chosen shows all others still.
  const [filter, setFilter] = useState('');
  const [active, setActive] = useState<number>();
  const found = useMemo(() => matching(options, filter), [options, filter]);

  const close = () => {
    setOpened(undefined);
    setFilter('');
    setActive(undefined);
  };
  const choose = (at: number | undefined) => {
    const option = at === undefined ? undefined : found.options[at];
    if (!option || option.isDisabled) return;
    if (props.onChoose) props.onChoose(option);
    else onChange(option.value);
    close();
  };
  const type = (text: string) => {
    setOpened('by field');
    setFilter(text);
    setActive(undefined);
    onChange(text);
  };
  const move = (step: 1 | -1) => {
    setOpened('by button');
    const count = found.options.length;
    if (count === 0) return;
    const from = active ?? (step === 1 ? -1 : count);
    setActive((from + step + count) % count);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && (isOpen || onEnter)) {
      // What is typed or chosen is meant, not the form.
      event.preventDefault();
      if (active !== undefined) choose(active);
      else {
        close();
        onEnter?.();
      }
    } else if (event.key === 'Tab') close();
  };

  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    // The list is meant, not the dialog, which listens to the body.
    event.stopPropagation();
    close();
  };

  return (
    <Select
      id={`${id}-list`}
      isOpen={isOpen}
      isScrollable
      maxMenuHeight="18rem"
      variant="typeahead"
      popperProps={{
        ...popperProps,
        width: 'trigger',
        maxWidth: 'trigger',
        appendTo: () => placeFor(toggleRef.current, t('Suggestions')),
      }}
      onOpenChange={(open) => {
        if (!open) close();
      }}
      onOpenChangeKeys={[]}
      onSelect={(_event, at) => {
        if (typeof at === 'number') choose(at);
        input.current?.focus();
      }}
      toggle={{
        toggleRef,
        toggleNode: (
          <MenuToggle
            ref={toggleRef}
            variant="typeahead"
            isFullWidth
            isExpanded={isOpen}
            aria-label={t('Show suggestions: {{label}}', { label })}
            {...statusOf(props.validated)}
            onClick={() => {
              if (isOpen) close();
              else setOpened('by button');
              input.current?.focus();
            }}
          >
            <TextInputGroup isPlain>
              <TextInputGroupMain
                inputId={id}
                innerRef={input}
                value={value}
                autoComplete="off"
                role="combobox"
                isExpanded={isOpen}
                aria-controls={`${id}-list`}
                aria-label={label}
                {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
                inputProps={{
                  'aria-describedby': props['aria-describedby'],
                  'aria-invalid': props['aria-invalid'] ?? false,
                  'aria-autocomplete': 'list',
                  'aria-required': props.isRequired ?? false,
                  ...(active === undefined
                    ? {}
                    : { 'aria-activedescendant': optionId(id, active) }),
                }}
                onChange={(_event, text) => type(text)}
                onClick={() => setOpened('by field')}
                onKeyDown={onKeyDown}
                onKeyDownCapture={onEscape}
                onBlur={() => {
                  if (!isOpen) close();
                  onBlur?.();
                }}
              />
              {value !== '' && (
                <TextInputGroupUtilities>
                  <Button
                    variant="plain"
                    aria-label={t('Clear: {{label}}', { label })}
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
        ),
      }}
    >
      <Options
        id={id}
        {...found}
        value={value}
        active={active}
        nothing={
          props.nothing ??
          (options.length === 0
            ? t('There are no suggestions. What you type is taken as it is.')
            : t('Nothing that is known matches. What you type is taken as it is.'))
        }
      />
    </Select>
  );
};

/** A line of text with what is known to exist, filtered by what is typed; other text stays possible. */
export const Combobox = forwardRef(PlainCombobox) as <O extends ComboOption>(
  props: ComboboxProps<O> & { ref?: Ref<{ focus: () => void }> },
) => ReturnType<typeof PlainCombobox>;
