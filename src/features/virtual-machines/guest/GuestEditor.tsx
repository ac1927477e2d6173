import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  Alert,
  Button,
  Content,
  Flex,
  FlexItem,
  Stack,
  StackItem,
  ToggleGroup,
  ToggleGroupItem,
} from '@patternfly/react-core';
import { PlusCircleIcon } from '@patternfly/react-icons';
import {
  addNic,
  newGuestText,
  openGuestText,
  removeNic,
  type GuestDocument,
} from '../../../domain/guest/document';
import { useT } from '../../../ui/useT';
import { YamlText } from '../../../ui/yaml/YamlText';
import { PlainForm } from '../../../ui/form/PlainForm';
import type { FormProblem } from '../../../ui/form/useCheckedForm';
import type { GuestAdvice, Proposal } from './advice';
import { GuestForm, titleIdOf } from './GuestForm';
import { ProblemList } from './ProblemList';

/** Network data as they are being edited. */
export interface GuestDraft {
  text: string;
  /** What they say; undefined where the form cannot read them. */
  document: GuestDocument | undefined;
  problems: readonly FormProblem[];
}

/** What a text says, and what is wrong with it. */
export const guestDraftOf = (text: string, advice: GuestAdvice): GuestDraft => {
  const opened = openGuestText(text);
  return opened.kind === 'document'
    ? { text, document: opened.document, problems: advice.problemsOf(opened.document) }
    : { text, document: undefined, problems: [] };
};

interface GuestEditorProps {
  /** Accessible name of the form. */
  label: string;
  /** What it begins with; afterwards it goes its own way. */
  start: string;
  advice: GuestAdvice;
  /** Whether what is wrong is shown beside fields that nobody has touched. */
  isTried?: boolean;
  /** Told of each state. Has to stay the same function. */
  onDraft: (draft: GuestDraft) => void;
}

interface AddProps {
  proposals: readonly Proposal[];
  onAdd: (proposal: Proposal) => void;
}

const Add = ({ proposals, onAdd }: AddProps) => {
  const t = useT();
  return (
    <Flex gap={{ default: 'gapMd' }}>
      {proposals.map((proposal) => (
        <FlexItem key={proposal.key}>
          <Button variant="link" isInline icon={<PlusCircleIcon />} onClick={() => onAdd(proposal)}>
            {t(proposal.label.text, proposal.label.params)}
          </Button>
        </FlexItem>
      ))}
    </Flex>
  );
};

/** What has come or gone, after which the form begins anew. */
type Turned = { kind: 'added'; index: number } | { kind: 'removed'; index: number };

/**
 * Where one goes on after an interface has come or gone: at the first field of the new one; at the one
 * that took the place of the old, or at what adds another.
 */
const goOn = (form: HTMLElement, { kind, index }: Turned): void => {
  const titles = [index, index - 1].map((at) => form.querySelector(`#${titleIdOf(at)}`));
  const group = titles.find((title) => title !== null)?.closest('[role="group"]');
  (group ?? form).querySelector<HTMLElement>(kind === 'added' ? 'input' : 'button')?.focus();
};

/** Edits network data of cloud-init by form or as text; whatever is not edited stays byte for byte. */
export const GuestEditor = ({
  label,
  start,
  advice,
  isTried = false,
  onDraft,
}: GuestEditorProps) => {
  const t = useT();
  // The form begins anew whenever interfaces come or go, or the text was edited.
  const [base, setBase] = useState({ text: start, turn: 0 });
  const [view, setView] = useState<'form' | 'text'>(() =>
    openGuestText(start).kind === 'document' ? 'form' : 'text',
  );
  const [current, setCurrent] = useState(() => guestDraftOf(start, advice));
  const take = useCallback(
    (draft: GuestDraft) => {
      setCurrent(draft);
      onDraft(draft);
    },
    [onDraft],
  );
  const begin = (text: string) => {
    setBase(({ turn }) => ({ text, turn: turn + 1 }));
    take(guestDraftOf(text, advice));
  };
  const onForm = useCallback(
    (document: GuestDocument, problems: readonly FormProblem[]) =>
      take({ text: document.text, document, problems }),
    [take],
  );
  const form = useRef<HTMLDivElement>(null);
  const turned = useRef<Turned>();
  useEffect(() => {
    // The button that was pressed is gone with the form it stood in.
    if (turned.current && form.current) goOn(form.current, turned.current);
    turned.current = undefined;
  }, [base.turn]);
  const opened = useMemo(() => openGuestText(base.text), [base.text]);
  const reading = view === 'text' ? openGuestText(current.text) : opened;
  return (
    <Stack hasGutter>
      <StackItem>
        <ToggleGroup aria-label={t('View')}>
          <ToggleGroupItem
            buttonId="guest-form-view"
            text={t('Form view')}
            isSelected={view === 'form'}
            isDisabled={reading.kind !== 'document'}
            onChange={() => {
              setBase(({ turn }) => ({ text: current.text, turn: turn + 1 }));
              setView('form');
            }}
          />
          <ToggleGroupItem
            buttonId="guest-yaml-view"
            text={t('YAML view')}
            isSelected={view === 'text'}
            onChange={() => setView('text')}
          />
        </ToggleGroup>
      </StackItem>
      {reading.kind === 'text-only' && (
        <StackItem>
          <Alert
            variant="warning"
            isInline
            component="h2"
            title={t('The form cannot show this text')}
          >
            {t(reading.reason, reading.params)}
          </Alert>
        </StackItem>
      )}
      {view === 'text' && current.problems.length > 0 && (
        <StackItem>
          <ProblemList problems={current.problems} />
        </StackItem>
      )}
      <StackItem>
        {view === 'text' ? (
          <YamlText text={current.text} onChange={(text) => take(guestDraftOf(text, advice))} />
        ) : (
          opened.kind === 'document' && (
            <div ref={form}>
              <PlainForm aria-label={label}>
                <GuestForm
                  key={base.turn}
                  document={opened.document}
                  advice={advice}
                  isTried={isTried}
                  onDraft={onForm}
                  onRemove={(document, index) => {
                    turned.current = { kind: 'removed', index };
                    begin(removeNic(document, index).text);
                  }}
                />
                {opened.document.network.nics.length === 0 && (
                  <Content component="p">{t('No interface is set up yet.')}</Content>
                )}
                <Add
                  proposals={advice.proposalsFor(current.document?.network)}
                  onAdd={({ nic }) => {
                    turned.current = {
                      kind: 'added',
                      index: current.document?.network.nics.length ?? 0,
                    };
                    begin(
                      current.document ? addNic(current.document, nic).text : newGuestText([nic]),
                    );
                  }}
                />
              </PlainForm>
            </div>
          )
        )}
      </StackItem>
    </Stack>
  );
};
