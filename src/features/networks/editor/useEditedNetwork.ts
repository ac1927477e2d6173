import { useMemo, useState } from 'react';
import type { TFunction } from 'i18next';
import { checkNad } from '../../../domain/nad/check';
import { configOf } from '../../../domain/nad/config';
import { nadForms, nadFormFor, type AnyNadForm, type AnyValues } from '../../../domain/nad/forms';
import { networkTypeOfConfig } from '../../../domain/nad/network-type';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import type { World } from '../../../domain/world/world';
import { failureOf } from '../../../k8s/failure';
import { useT } from '../../../ui/useT';
import { isFormType, type FormType } from './fields';
import { useNetworkForm } from './useNetworkForm';

type View = { kind: 'form' } | { kind: 'yaml'; text: string };

interface Notice {
  title: string;
  body: string;
}

const noValues: AnyValues = { name: '', namespace: '', description: '' };

/** The form that can show a network, with its values; or why there is none. */
const formOf = (nad: NetworkAttachmentDefinition) => {
  const type = networkTypeOfConfig(configOf(nad));
  const form: AnyNadForm = nadFormFor(type) ?? nadForms['linux-bridge'];
  return { type: isFormType(type) ? type : undefined, form, read: form.read(nad) };
};

// Loaded on demand: the YAML parser is larger than the form.
const loadText = () => Promise.all([import('./yaml'), import('./readText')]);

const cannotSwitch = (t: TFunction, body: string): Notice => ({
  title: t('The form cannot show this text'),
  body,
});

/**
 * One network under two views. The form holds leaves of `base`; the text holds the whole object.
 * A switch takes over everything in both directions, or is refused with the reason.
 *
 * @param initial a new network, or the one to edit; the text is shown at first when no form fits
 * @param initialText that text
 */
export const useEditedNetwork = (
  initial: NetworkAttachmentDefinition,
  initialText: string | undefined,
  world: World | undefined,
) => {
  const t = useT();
  const [base, setBase] = useState(initial);
  const [view, setView] = useState<View>(() =>
    initialText === undefined ? { kind: 'form' } : { kind: 'yaml', text: initialText },
  );
  // The last text survives a visit to the form, and with it comments and order.
  const [lastText, setLastText] = useState(initialText);
  const [keptValues, setKeptValues] = useState<Partial<Record<FormType, AnyValues>>>({});
  const [notice, setNotice] = useState<Notice>();
  const shown = useMemo(() => formOf(base), [base]);
  const defaults = shown.read.kind === 'form' ? shown.read.values : noValues;
  const edited = useNetworkForm(base, shown.form, defaults, world);
  const { form } = edited;

  const toYaml = async () => {
    if (view.kind === 'yaml') return;
    try {
      const [{ updateYaml }] = await loadText();
      const nad = shown.form.apply(base, form.getValues());
      setView({ kind: 'yaml', text: updateYaml(nad, lastText) });
      setNotice(undefined);
    } catch (error) {
      setNotice({ title: t('The YAML view could not be loaded'), body: failureOf(error).message });
    }
  };

  const toForm = async () => {
    if (view.kind === 'form') return;
    const [, { readText }] = await loadText();
    const text = readText(view.text);
    if (text.kind !== 'network') {
      setNotice(cannotSwitch(t, t('Mend the text first: see the message above the editor.')));
      return;
    }
    const next = formOf(text.nad);
    if (next.type === undefined || next.read.kind === 'text-only') {
      const reason =
        next.read.kind === 'text-only'
          ? t(next.read.reason, next.read.params)
          : t('There is no form for networks of this type.');
      setNotice(cannotSwitch(t, reason));
      return;
    }
    setNotice(undefined);
    setBase(text.nad);
    setLastText(view.text);
    form.reset(next.read.values);
    setView({ kind: 'form' });
  };

  /** The network that the text holds, if it may be sent; otherwise says why not. */
  const readYaml = async (
    isAllowed: (nad: NetworkAttachmentDefinition) => string | undefined,
  ): Promise<NetworkAttachmentDefinition | undefined> => {
    if (view.kind !== 'yaml') return undefined;
    const [, { readText }] = await loadText();
    const text = readText(view.text);
    const refusal =
      text.kind === 'network'
        ? isAllowed(text.nad)
        : t('Mend the text first: see the message above the editor.');
    setNotice(refusal === undefined ? undefined : { title: t('Nothing was sent'), body: refusal });
    return refusal === undefined && text.kind === 'network' ? text.nad : undefined;
  };

  /** Makes the new network one of another type; what was typed for each type is kept. */
  const selectType = (type: FormType) => {
    if (type === shown.type) return;
    const values = form.getValues();
    const { name, namespace, description } = values;
    const next = nadFormFor(type) ?? nadForms[type];
    const nextBase = next.create(namespace, name);
    const read = next.read(nextBase);
    if (shown.type) setKeptValues({ ...keptValues, [shown.type]: values });
    setBase(nextBase);
    form.reset({
      ...(read.kind === 'form' ? read.values : noValues),
      ...keptValues[type],
      name,
      namespace,
      description,
    });
  };

  const setText = (text: string) => setView({ kind: 'yaml', text });

  return {
    ...edited,
    type: shown.type,
    nadForm: shown.form,
    base,
    view,
    notice,
    toYaml,
    toForm,
    readYaml,
    selectType,
    setText,
  };
};

/** Errors of a network that it did not have before; of a new one, all. */
export const newErrors = (
  nad: NetworkAttachmentDefinition,
  before: NetworkAttachmentDefinition | undefined,
) => {
  const known = new Set(before ? checkNad(before).map(({ code, path }) => `${code} ${path}`) : []);
  return checkNad(nad).filter(
    ({ severity, code, path }) => severity === 'error' && !known.has(`${code} ${path}`),
  );
};
