import { lazy, Suspense, useState } from 'react';
import { Alert, AlertActionLink, PageSection, Stack, StackItem } from '@patternfly/react-core';
import { ResourceYAMLEditor } from '@openshift-console/dynamic-plugin-sdk';
import { checkNad } from '../../../domain/nad/check';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import type { World } from '../../../domain/world/world';
import { failureOf } from '../../../k8s/failure';
import { newErrors } from '../../../ui/resource/form';
import { LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import type { ReadText } from '../../../ui/yaml/readText';
import { TextProblem } from '../../../ui/yaml/TextProblem';
import { networkKind } from '../editor/networkKind';
import { useEditRefusal } from '../refusals';
import type { NetworkFacts } from './useNetworkFacts';

const SaveReview = lazy(() =>
  import('../editor/SaveReview').then((module) => ({ default: module.SaveReview })),
);

interface Opened {
  nad: NetworkAttachmentDefinition;
  /** Versions up to the opened one: when one of them is seen again, nothing is newer. */
  passed: readonly string[];
}

const versionOf = ({ metadata }: NetworkAttachmentDefinition): string =>
  metadata?.resourceVersion ?? '';

const open = (nad: NetworkAttachmentDefinition, passed: readonly string[]): Opened => ({
  nad,
  passed: [...passed, versionOf(nad)],
});

/** Why a text was not sent. */
interface Refusal {
  title: string;
  read?: ReadText<NetworkAttachmentDefinition>;
  body?: string;
}

/** Reads the text of the editor, and says why it is not sent, if so. */
const useSaving = (before: NetworkAttachmentDefinition) => {
  const t = useT();
  const [refusal, setRefusal] = useState<Refusal>();
  const [edited, setEdited] = useState<NetworkAttachmentDefinition>();

  const judge = (read: ReadText<NetworkAttachmentDefinition>): Refusal | undefined => {
    const title = t('Nothing was sent');
    if (read.kind !== 'object') return { title, read };
    const { name, namespace } = read.object.metadata ?? {};
    if (name !== before.metadata?.name || namespace !== before.metadata?.namespace) {
      return { title, body: t('Name and namespace cannot change. Clone the network instead.') };
    }
    return newErrors(checkNad, read.object, before).length > 0
      ? { title, read, body: t('The network would not work as it stands:') }
      : undefined;
  };

  const save = async (text: string) => {
    try {
      // Loaded on demand: the YAML parser is larger than the page.
      const { readText } = await import('../../../ui/yaml/readText');
      const read = readText(text, networkKind.text);
      const found = judge(read);
      setRefusal(found);
      if (!found && read.kind === 'object') setEdited(read.object);
    } catch (error) {
      setRefusal({ title: t('The YAML view could not be loaded'), body: failureOf(error).message });
    }
  };
  return { refusal, edited, save, leave: () => setEdited(undefined) };
};

const RefusalAlert = ({ refusal: { title, read, body } }: { refusal: Refusal }) => (
  <Stack hasGutter>
    <StackItem>
      <Alert variant="warning" isInline component="h2" role="alert" title={title}>
        {body}
      </Alert>
    </StackItem>
    {read && (
      <StackItem>
        <TextProblem read={read} kind={networkKind.text} />
      </StackItem>
    )}
  </Stack>
);

interface TextProps {
  nad: NetworkAttachmentDefinition;
  world: World | undefined;
  isReadOnly: boolean;
  onSaved: (saved: NetworkAttachmentDefinition) => void;
}

const Text = ({ nad, world, isReadOnly, onSaved }: TextProps) => {
  const { refusal, edited, save, leave } = useSaving(nad);
  return (
    <>
      {refusal && (
        <PageSection hasBodyWrapper={false}>
          <RefusalAlert refusal={refusal} />
        </PageSection>
      )}
      <ResourceYAMLEditor
        initialResource={nad}
        readOnly={isReadOnly}
        onSave={(text) => void save(text)}
      />
      {edited && (
        <Suspense fallback={null}>
          <SaveReview
            edited={{ nad: edited }}
            before={nad}
            world={world}
            // The review shows the refusal whole, and the text stays.
            onRefused={() => undefined}
            onClose={leave}
            onSaved={(_namespace, _name, saved) => {
              leave();
              onSaved(saved);
            }}
          />
        </Suspense>
      )}
    </>
  );
};

/** The object as text; saved through the review. What is typed stays until it is stored. */
const NetworkYaml = ({ obj: { nad, world } }: { obj: NetworkFacts }) => {
  const t = useT();
  const [opened, setOpened] = useState(() => open(nad, []));
  const refusal = useEditRefusal(opened.nad);
  const isNewer = !opened.passed.includes(versionOf(nad));
  return (
    <>
      {(isNewer || refusal !== undefined) && (
        <PageSection hasBodyWrapper={false}>
          {refusal !== undefined && (
            <Alert
              variant="info"
              isInline
              component="h2"
              title={t('This text is for reading only')}
            >
              {refusal}
            </Alert>
          )}
          {isNewer && (
            <Alert
              variant="info"
              isInline
              component="h2"
              title={t('The network was changed by somebody else meanwhile')}
              actionLinks={
                <AlertActionLink onClick={() => setOpened(open(nad, opened.passed))}>
                  {t('Show the newer version')}
                </AlertActionLink>
              }
            >
              {t('What you typed is lost then. When you save instead, you see both changes first.')}
            </Alert>
          )}
        </PageSection>
      )}
      <Suspense fallback={<LoadingState label={t('Loading the editor')} />}>
        <Text
          key={versionOf(opened.nad)}
          nad={opened.nad}
          world={world}
          isReadOnly={refusal !== undefined}
          onSaved={(saved) => setOpened(open(saved, [...opened.passed, versionOf(nad)]))}
        />
      </Suspense>
    </>
  );
};

export default NetworkYaml;
