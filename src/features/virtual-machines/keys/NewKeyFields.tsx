import { useMemo } from 'react';
import { msg } from '../../../domain/core/msg';
import type { KubernetesResource } from '../../../domain/core/resource';
import type { FormValues } from '../../../domain/forms/leaf';
import { keyMethods, methodLabel, type KeyMethod } from '../../../domain/vm/keys/credentials';
import {
  methodRefusal,
  problemsOfNewKey,
  type KeyField,
  type NewKey,
} from '../../../domain/vm/keys/new-key';
import { FieldList } from '../../../ui/form/FieldList';
import { LongText } from '../../../ui/form/LongText';
import type { FieldSpec, Option } from '../../../ui/form/spec';
import {
  useCheckedForm,
  type CheckedForm,
  type FormProblem,
} from '../../../ui/form/useCheckedForm';
import { wordsControl } from '../../../ui/form/Words';
import { useT } from '../../../ui/useT';

/** In front of the ids of the form's controls. */
const ID_PREFIX = 'key-';

/** The form of a key for a VM; its draft is the key as it is typed. */
export type NewKeyState = CheckedForm<NewKey, FormProblem>;

const keyIn = (values: FormValues): NewKey => values as NewKey;

/**
 * A form for one SSH key of a VM.
 *
 * @param vm the VM as it would be without the key, which decides what can be chosen
 * @param initial what it begins with (`newKeyFor`); must not change
 */
export const useNewKey = (vm: KubernetesResource | undefined, initial: NewKey): NewKeyState => {
  const t = useT();
  const judge = useMemo(
    () => ({
      draftOf: keyIn,
      problemsOf: (key: NewKey): FormProblem[] =>
        problemsOfNewKey(vm, key).map(({ field, message, line }) => ({
          field,
          severity: 'error' as const,
          isBlocking: true,
          message:
            line === undefined
              ? message
              : {
                  text: msg('Line {{line}}: {{why}}'),
                  params: { line, why: t(message.text, message.params) },
                },
        })),
    }),
    [vm, t],
  );
  return useCheckedForm(initial, judge);
};

const hasKey = ({ source }: FormValues): boolean => source !== 'none';

const sources: readonly Option[] = [
  { value: 'none', label: msg('No key') },
  { value: 'new', label: msg('Keys that I paste, in a new Secret') },
  { value: 'existing', label: msg('Keys of a Secret that is there') },
];

const specs: readonly FieldSpec<KeyField>[] = [
  {
    name: 'source',
    kind: 'choice',
    label: msg('SSH keys'),
    options: sources,
  },
  {
    name: 'keys',
    kind: 'own',
    label: msg('Public keys'),
    help: msg('One in each line, as the .pub file has it.'),
    isRequired: true,
    isShown: ({ source }) => source === 'new',
    Control: LongText,
  },
  {
    name: 'secret',
    kind: 'text',
    label: msg('Name of the Secret'),
    isRequired: true,
    isShown: hasKey,
  },
  {
    name: 'method',
    kind: 'choice',
    label: msg('How the guest gets them'),
    options: keyMethods.map((value) => ({ value, label: methodLabel(value) })),
    isShown: hasKey,
  },
  {
    name: 'users',
    kind: 'own',
    label: msg('Users of the guest'),
    isRequired: true,
    isShown: (values) => hasKey(values) && values.method === 'qemuGuestAgent',
    Control: wordsControl(),
  },
];

const methodHelp: Record<KeyMethod, string> = {
  qemuGuestAgent: msg(
    'Needs the QEMU guest agent in the guest, and users that are there. The keys take the place of all others in authorized_keys of each user, and do so again whenever the Secret changes. RHEL 9 also needs the SELinux boolean virt_qemu_ga_manage_ssh.',
  ),
  noCloud: msg(
    'The first user that cloud-init makes gets them, at the first boot. A guest that has booted before does not take them.',
  ),
  configDrive: msg(
    'The first user that cloud-init makes gets them, at the first boot. A guest that has booted before does not take them.',
  ),
};

interface NewKeyFieldsProps {
  state: NewKeyState;
  vm: KubernetesResource | undefined;
  /** Whether the VM can be left without a key. */
  isOptional?: boolean;
}

/** The fields for one SSH key of a VM: which keys, and how they get into the guest. */
export const NewKeyFields = ({ state, vm, isOptional = false }: NewKeyFieldsProps) => {
  const t = useT();
  const { form, messagesOf, draft } = state;
  const optionsOf = (field: string): readonly Option[] | undefined => {
    if (field === 'source') {
      return sources
        .filter(({ value }) => isOptional || value !== 'none')
        .map((each) => ({ ...each, label: t(each.label) }));
    }
    if (field !== 'method') return undefined;
    return keyMethods.map((value) => {
      const label = t(methodLabel(value));
      const refusal = methodRefusal(vm, value);
      return refusal
        ? {
            value,
            label: t('{{method}}: not possible. {{why}}', {
              method: label,
              why: t(refusal.text, refusal.params),
            }),
            isDisabled: true,
          }
        : { value, label };
    });
  };
  const helpOf = (field: string): string | undefined => {
    if (field === 'method') return t(methodHelp[draft.method]);
    if (field === 'users') return t('Such as cloud-user or fedora. They have to be there already.');
    return undefined;
  };
  return (
    <FieldList
      specs={specs}
      form={form}
      messagesOf={messagesOf}
      optionsOf={optionsOf}
      helpOf={helpOf}
      idPrefix={ID_PREFIX}
    />
  );
};
