import { useEffect, useMemo } from 'react';
import { Button, FormFieldGroupExpandable, FormFieldGroupHeader } from '@patternfly/react-core';
import { msg } from '../../../domain/core/msg';
import { reason } from '../../../domain/core/reasons';
import type { GuestDocument } from '../../../domain/guest/document';
import { DEFAULT_NIC, nicField, SEVERAL } from '../../../domain/guest/fields';
import { guestFormOf } from '../../../domain/guest/form';
import type { GuestNic } from '../../../domain/guest/network-data';
import { asTyped, type FormValues } from '../../../domain/forms/leaf';
import { splitList } from '../../../domain/forms/list-text';
import { FieldList } from '../../../ui/form/FieldList';
import type { FieldsProps, Option } from '../../../ui/form/spec';
import { NextFree } from '../../../ui/NextFree';
import { useCheckedForm, type FormProblem } from '../../../ui/form/useCheckedForm';
import { useT } from '../../../ui/useT';
import type { ComboOption } from '../../../ui/combobox/options';
import { ProblemList } from './ProblemList';
import { MACS, nicSpecs, routeSpecs } from './nicFields';
import type { GuestAdvice } from './advice';

interface NicFieldsProps {
  index: number;
  draft: GuestDocument;
  advice: GuestAdvice;
  fields: FieldsProps;
}

/** The fields of one interface, with a free address of its network to be filled in. */
const NicFields = ({ index, draft, advice, fields }: NicFieldsProps) => {
  const specs = useMemo(() => nicSpecs(index), [index]);
  const name = nicField(index, 'addresses');
  const add = (address: string) => {
    const before = splitList(asTyped(fields.form.getValues(name)));
    const options = { shouldDirty: true, shouldTouch: true, shouldValidate: true };
    fields.form.setValue(name, [...before, address].join(', '), options);
  };
  return (
    <>
      <FieldList {...fields} specs={specs.addresses} />
      {advice.wantedFor(draft, index).map((wanted) => (
        <div key={wanted.family}>
          <NextFree world={advice.world} wanted={wanted} onFound={add} />
        </div>
      ))}
      <FieldList {...fields} specs={specs.others} />
    </>
  );
};

interface GuestFormProps {
  /** As the form begins; another document is another form. */
  document: GuestDocument;
  advice: GuestAdvice;
  /** Whether the user has asked for what is wrong to be shown, touched or not. */
  isTried: boolean;
  /** Told of each state, with what keeps it from being used. */
  onDraft: (document: GuestDocument, problems: readonly FormProblem[]) => void;
  onRemove: (document: GuestDocument, index: number) => void;
}

/** Id of the title above the fields of an interface. */
export const titleIdOf = (index: number): string => `guest-nic-${index}`;

/** How an interface is called above its fields. */
const useTitle = (advice: GuestAdvice) => {
  const t = useT();
  return (nic: GuestNic | undefined, index: number): string => {
    const name = nic === undefined ? undefined : advice.interfaceOf(nic);
    if (name !== undefined && nic) {
      return t('Interface {{name}} of the VM, {{guest}} in the guest', { name, guest: nic.name });
    }
    return nic?.name
      ? t('Interface {{name}} in the guest', { name: nic.name })
      : t('Interface {{number}}', { number: index + 1 });
  };
};

/** The document that typed values make, and what of them it could not take. */
interface Draft {
  document: GuestDocument;
  refused: readonly FormProblem[];
}

/** Names that another interface of the document has: two keys of a map cannot be the same. */
const namesTaken = ({ network: { nics } }: GuestDocument, values: FormValues): FormProblem[] =>
  nics.flatMap((nic, index) => {
    const field = nicField(index, 'name');
    const name = asTyped(values[field]).trim();
    const isTaken = nic.name !== name && nics.some(({ id }, at) => at !== index && id === name);
    const message = reason(msg('Another interface is called {{name}}.'), { name });
    return isTaken ? [{ field, severity: 'error', message, isBlocking: true }] : [];
  });

/** The interfaces of the guest, each with its fields, and the default routes of them all. */
export const GuestForm = ({ document, advice, isTried, onDraft, onRemove }: GuestFormProps) => {
  const t = useT();
  const titleOf = useTitle(advice);
  const guestForm = useMemo(() => guestFormOf(document), [document]);
  const { problemsOf } = advice;
  const judge = useMemo(
    () => ({
      draftOf: (values: FormValues): Draft => {
        const made = guestForm.apply(document, values);
        return { document: made, refused: namesTaken(made, values) };
      },
      problemsOf: (made: Draft) => [...made.refused, ...problemsOf(made.document)],
    }),
    [guestForm, document, problemsOf],
  );
  const defaults = useMemo(() => guestForm.read(document), [guestForm, document]);
  const checked = useCheckedForm(defaults, judge);
  const {
    draft: { document: draft },
    problems,
  } = checked;
  useEffect(() => onDraft(draft, problems), [draft, problems, onDraft]);
  const { trigger } = checked.form;
  useEffect(() => {
    if (isTried) void trigger();
  }, [isTried, trigger]);

  const { nics } = draft.network;
  const macs: ComboOption[] = advice.macs;
  const suggestions = useMemo(() => ({ [MACS]: macs }), [macs]);
  const fields = {
    form: checked.form,
    messagesOf: checked.messagesOf,
    helpOf: checked.hintOf,
    suggestions,
  };
  const options: Option[] = [
    { value: '', label: t('Not set here') },
    ...nics.map((nic, index) => ({ value: String(index), label: titleOf(nic, index) })),
  ];
  const isSeveral = Object.values(DEFAULT_NIC).some((name) => checked.values[name] === SEVERAL);
  if (isSeveral) options.push({ value: SEVERAL, label: t('Several: they stay as they are') });

  return (
    <>
      {checked.others.length > 0 && <ProblemList problems={checked.others} />}
      {document.network.nics.map((_nic, index) => {
        const title = titleOf(nics[index], index);
        return (
          <FormFieldGroupExpandable
            key={nicField(index, 'matchBy')}
            isExpanded
            toggleAriaLabel={t('Fields of {{title}}', { title })}
            header={
              <FormFieldGroupHeader
                titleText={{ text: title, id: titleIdOf(index) }}
                actions={
                  <Button
                    variant="link"
                    aria-label={t('Remove {{title}}', { title })}
                    onClick={() => onRemove(draft, index)}
                  >
                    {t('Remove')}
                  </Button>
                }
              />
            }
          >
            <NicFields index={index} {...{ draft, advice, fields }} />
          </FormFieldGroupExpandable>
        );
      })}
      {nics.length > 0 && (
        <FieldList
          {...fields}
          specs={routeSpecs([])}
          optionsOf={(field) => (field.startsWith('defaultNic') ? options : undefined)}
        />
      )}
    </>
  );
};
