import { useMemo, useState } from 'react';
import type { TFunction } from 'i18next';
import type { Finding } from '../../domain/findings/finding';
import { sameJson } from '../../domain/core/same-json';
import type { KubernetesResource } from '../../domain/core/resource';
import type { AnyForm } from '../../domain/forms/form';
import type { FormValues } from '../../domain/forms/leaf';
import { failureOf } from '../../k8s/failure';
import { useT } from '../useT';
import { useCheckedForm } from '../form/useCheckedForm';
import { judgeOf, noForm, type ObjectForm } from './form';
import type { ResourceKind } from './kind';

export type View =
  | { kind: 'form' }
  /** `from`: the text as it was when the view was opened. */
  | { kind: 'yaml'; text: string; from: string };

export interface Notice {
  title: string;
  body: string;
}

const noValues: FormValues = {};

// Loaded on demand: the YAML parser is larger than the form.
const loadText = () => Promise.all([import('../../domain/text/yaml'), import('../yaml/readText')]);

const cannotSwitch = (t: TFunction, body: string): Notice => ({
  title: t('The form cannot show this text'),
  body,
});

interface Start<R> {
  /** A new object, or the one to edit. */
  initial: R;
  /** The text that is shown at first, when no form fits or the user asked for it. */
  initialText: string | undefined;
}

/**
 * One object under two views. The form holds leaves of `base`; the text holds the whole object. A
 * switch takes over everything in both directions, or is refused with the reason.
 *
 * @param findingsOf what rules say of a draft beside all else; must be memoised
 */
export const useTwoViews = <R extends KubernetesResource, F extends AnyForm<R>>(
  { initial, initialText }: Start<R>,
  kind: Pick<ResourceKind<R, F>, 'text' | 'formFor'>,
  findingsOf: (draft: R) => Finding[],
) => {
  const t = useT();
  const [base, setBase] = useState(initial);
  const [view, setView] = useState<View>(() =>
    initialText === undefined
      ? { kind: 'form' }
      : { kind: 'yaml', text: initialText, from: initialText },
  );
  // The last text survives a visit to the form, and with it comments and order.
  const [lastText, setLastText] = useState(initialText);
  const [keptValues, setKeptValues] = useState<ReadonlyMap<F, FormValues>>(new Map());
  const [notice, setNotice] = useState<Notice>();
  const shown = useMemo(() => {
    const objectForm = kind.formFor(base);
    return { objectForm, read: (objectForm ?? noForm).read(base) };
  }, [base, kind]);
  const defaults = shown.read.kind === 'form' ? shown.read.values : noValues;
  const active = (shown.objectForm ?? noForm) as ObjectForm<R>;
  const { check } = kind.text;
  const judge = useMemo(
    () => judgeOf(base, active, check, findingsOf),
    [base, active, check, findingsOf],
  );
  const edited = useCheckedForm(defaults, judge);
  const { form } = edited;
  // What the form in use holds when nobody has typed anything.
  const [pristine, setPristine] = useState(defaults);
  const [hasTypedText, setTypedText] = useState(false);
  const [isEdited, setEdited] = useState(false);

  const toYaml = async () => {
    if (view.kind === 'yaml') return;
    try {
      const [{ updateYaml }] = await loadText();
      const object = active.apply(base, form.getValues());
      const text = updateYaml(object, lastText);
      setView({ kind: 'yaml', text, from: text });
      setNotice(undefined);
    } catch (error) {
      setNotice({ title: t('The YAML view could not be loaded'), body: failureOf(error).message });
    }
  };

  /** @param onTaken told of the object of the text before the form shows it */
  const toForm = async (onTaken?: (object: R) => void) => {
    if (view.kind === 'form') return;
    const [, { readText }] = await loadText();
    const text = readText(view.text, kind.text);
    if (text.kind !== 'object') {
      setNotice(cannotSwitch(t, t('Correct the text first: see the message above the editor.')));
      return;
    }
    const read = (kind.formFor(text.object) ?? noForm).read(text.object);
    if (read.kind === 'text-only') {
      setNotice(cannotSwitch(t, t(read.reason, read.params)));
      return;
    }
    setNotice(undefined);
    if (view.text !== view.from) setTypedText(true);
    onTaken?.(text.object);
    setBase(text.object);
    setLastText(view.text);
    form.reset(read.values);
    setView({ kind: 'form' });
  };

  /** The object that the text holds, if it may be sent; otherwise says why not. */
  const readYaml = async (refusalOf: (object: R) => string | undefined): Promise<R | undefined> => {
    if (view.kind !== 'yaml') return undefined;
    const [, { readText }] = await loadText();
    const text = readText(view.text, kind.text);
    const refusal =
      text.kind === 'object'
        ? refusalOf(text.object)
        : t('Correct the text first: see the message above the editor.');
    setNotice(refusal === undefined ? undefined : { title: t('Nothing was sent'), body: refusal });
    return refusal === undefined && text.kind === 'object' ? text.object : undefined;
  };

  /**
   * Makes the new object one of another type; what was typed for each type is kept.
   *
   * @param carried values that stay the same over all types
   */
  const switchTo = (next: F, nextBase: R, carried: Partial<FormValues>) => {
    if (next === shown.objectForm) return;
    const read = next.read(nextBase);
    if (shown.objectForm) {
      setKeptValues(new Map(keptValues).set(shown.objectForm, form.getValues()));
    }
    setBase(nextBase);
    const values = read.kind === 'form' ? read.values : noValues;
    form.reset({ ...values, ...keptValues.get(next), ...carried });
    const same = Object.keys(carried).map((name) => [name, pristine[name] ?? '']);
    setPristine({ ...values, ...(Object.fromEntries(same) as FormValues) });
  };

  /** Changes what no field of the form is for; what was typed into fields stays as it is. */
  const edit = (change: (draft: R) => R) => {
    const before = active.apply(base, form.getValues());
    const after = change(before);
    // Another form may show the result: one with fields for what was added.
    const next = kind.formFor(after) ?? active;
    const [was, is] = [active.read(before), next.read(after)];
    // Where the form cannot show the result nothing is changed.
    if (after === before || was.kind !== 'form' || is.kind !== 'form') return;
    setBase(after);
    setEdited(true);
    for (const [name, value] of Object.entries(is.values)) {
      // A field of the same name may have been there before the last one went.
      const isNew = !(name in was.values);
      if (isNew || !sameJson(value, was.values[name])) {
        form.setValue(name, value, { shouldDirty: true });
      }
    }
  };

  const setText = (text: string) =>
    setView((old) => ({ kind: 'yaml', text, from: old.kind === 'yaml' ? old.from : text }));

  /** Whether the user has changed anything. @param ignored fields that were filled in for the user */
  const isChanged = (ignored: readonly string[]): boolean =>
    hasTypedText ||
    isEdited ||
    (view.kind === 'yaml' && view.text !== view.from) ||
    Object.entries(edited.values).some(
      ([name, value]) => !ignored.includes(name) && !sameJson(value, pristine[name]),
    );

  return {
    ...edited,
    /** Findings that no field of the form can mend. */
    otherFindings: edited.others.map(({ finding }) => finding),
    /** The form in use; undefined where the object is edited as text only. */
    objectForm: shown.objectForm,
    base,
    view,
    notice,
    toYaml,
    toForm,
    readYaml,
    switchTo,
    edit,
    setText,
    isChanged,
  };
};

export type TwoViews<R extends KubernetesResource, F extends AnyForm<R>> = ReturnType<
  typeof useTwoViews<R, F>
>;
