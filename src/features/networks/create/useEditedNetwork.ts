import { useMemo, useState } from 'react';
import type { TFunction } from 'i18next';
import {
  applyLinuxBridge,
  newLinuxBridge,
  readLinuxBridge,
  type LinuxBridgeForm,
} from '../../../domain/nad/linux-bridge';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { failureOf } from '../../../k8s/failure';
import { useT } from '../../../ui/useT';
import { useLinuxBridgeForm } from './useLinuxBridgeForm';

type View = { kind: 'form' } | { kind: 'yaml'; text: string };

interface Refusal {
  title: string;
  body: string;
}

const emptyForm: LinuxBridgeForm = {
  name: '',
  namespace: '',
  description: '',
  bridge: '',
  vlan: '',
  macspoofchk: true,
};

const formOf = (nad: NetworkAttachmentDefinition): LinuxBridgeForm => {
  const read = readLinuxBridge(nad);
  return read.kind === 'form' ? read.values : emptyForm;
};

// Loaded on demand: the YAML parser is larger than the form.
const loadText = () => Promise.all([import('./yaml'), import('./readText')]);

const cannotSwitch = (t: TFunction, body: string): Refusal => ({
  title: t('The form cannot show this text'),
  body,
});

/**
 * One network under two views. The form holds leaves of `base`; the text holds the whole object.
 * A switch takes over everything in both directions, or is refused with the reason.
 */
export const useEditedNetwork = (namespace: string | undefined) => {
  const t = useT();
  const [base, setBase] = useState(() => newLinuxBridge(namespace ?? ''));
  const [view, setView] = useState<View>({ kind: 'form' });
  // The last text survives a visit to the form, and with it comments and order.
  const [lastText, setLastText] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();
  const defaults = useMemo(() => formOf(base), [base]);
  const { form, findings, warningOf } = useLinuxBridgeForm(base, defaults);

  const toYaml = async () => {
    if (view.kind === 'yaml') return;
    try {
      const [{ updateYaml }] = await loadText();
      setView({
        kind: 'yaml',
        text: updateYaml(applyLinuxBridge(base, form.getValues()), lastText),
      });
      setRefusal(undefined);
    } catch (error) {
      setRefusal({ title: t('The YAML view could not be loaded'), body: failureOf(error).message });
    }
  };

  const toForm = async () => {
    if (view.kind === 'form') return;
    const [, { readText }] = await loadText();
    const read = readText(view.text);
    if (read.kind !== 'network') {
      setRefusal(cannotSwitch(t, t('Mend the text first: see the message above the editor.')));
      return;
    }
    const values = readLinuxBridge(read.nad);
    if (values.kind === 'text-only') {
      setRefusal(cannotSwitch(t, t(values.reason, values.params)));
      return;
    }
    setRefusal(undefined);
    setBase(read.nad);
    setLastText(view.text);
    form.reset(values.values);
    setView({ kind: 'form' });
  };

  /** The network that the text holds, if it may be sent; otherwise says why not. */
  const readYaml = async (): Promise<NetworkAttachmentDefinition | undefined> => {
    if (view.kind !== 'yaml') return undefined;
    const [, { readText }] = await loadText();
    const read = readText(view.text);
    if (read.kind === 'network' && !read.findings.some(({ severity }) => severity === 'error')) {
      setRefusal(undefined);
      return read.nad;
    }
    setRefusal({
      title: t('Nothing was sent'),
      body: t('The network would not work as it stands: see the messages above the editor.'),
    });
    return undefined;
  };

  const setText = (text: string) => setView({ kind: 'yaml', text });

  return { form, base, findings, warningOf, view, refusal, toYaml, toForm, readYaml, setText };
};
