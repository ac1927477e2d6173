import { lazy, Suspense, useDeferredValue, useEffect, useState } from 'react';
import { Alert, AlertActionLink, PageSection, Stack, StackItem } from '@patternfly/react-core';
import { ResourceYAMLEditor } from '@openshift-console/dynamic-plugin-sdk';
import type { KubernetesResource } from '../../domain/core/resource';
import { sameJson } from '../../domain/core/same-json';
import { editable } from '../../domain/text/rebase';
import { editByText } from '../../domain/forms/rebase';
import type { World } from '../../domain/world/world';
import { failureOf } from '../../k8s/failure';
import { LoadingState } from '../states';
import { useUnsaved } from '../leave/useUnsaved';
import { useT } from '../useT';
import type { ReadText, TextKind } from '../yaml/readText';
import { TextProblem } from '../yaml/TextProblem';
import type { ResourceKind } from './kind';
import { useRefusal } from './useRefusal';
import { useTextRefusal } from './useTextRefusal';

const SaveReview = lazy(() =>
  import('./SaveReview').then((module) => ({ default: module.SaveReview })),
);

interface Opened<R> {
  object: R;
  /** Versions up to the opened one: when one of them is seen again, nothing is newer. */
  passed: readonly string[];
}

const versionOf = ({ metadata }: KubernetesResource): string => metadata?.resourceVersion ?? '';

const open = <R extends KubernetesResource>(object: R, passed: readonly string[]): Opened<R> => ({
  object,
  passed: [...passed, versionOf(object)],
});

/** Why a text was not sent. */
interface Refusal {
  title: string;
  read?: ReadText<KubernetesResource>;
  body?: string;
}

/** Reads the text of the editor, and says why it is not sent, if so. */
const useSaving = <R extends KubernetesResource>(kind: ResourceKind<R>, before: R) => {
  const t = useT();
  const [refusal, setRefusal] = useState<Refusal>();
  const [edited, setEdited] = useState<R>();
  const refusalOf = useTextRefusal(kind);

  const judge = (read: ReadText<R>): Refusal | undefined => {
    const title = t('Nothing was sent');
    if (read.kind !== 'object') return { title, read };
    const found = refusalOf(read.object, before);
    return found && { title, body: found.reason, ...(found.isBroken ? { read } : {}) };
  };

  const save = async (text: string) => {
    try {
      // Loaded on demand: the YAML parser is larger than the page.
      const { readText } = await import('../yaml/readText');
      const read = readText(text, kind.text);
      const found = judge(read);
      setRefusal(found);
      if (!found && read.kind === 'object') setEdited(read.object);
    } catch (error) {
      setRefusal({ title: t('The YAML view could not be loaded'), body: failureOf(error).message });
    }
  };
  return { refusal, edited, save, leave: () => setEdited(undefined) };
};

interface RefusalAlertProps {
  refusal: Refusal;
  textKind: TextKind<KubernetesResource>;
}

const RefusalAlert = ({ refusal: { title, read, body }, textKind }: RefusalAlertProps) => (
  <Stack hasGutter>
    <StackItem>
      <Alert variant="warning" isInline component="h2" role="alert" title={title}>
        {body}
      </Alert>
    </StackItem>
    {read && (
      <StackItem>
        <TextProblem read={read} kind={textKind} />
      </StackItem>
    )}
  </Stack>
);

interface YamlTabProps<R extends KubernetesResource> {
  kind: ResourceKind<R>;
  object: R;
  /** What is around the object, where that is known. */
  world: World | undefined;
}

interface TextProps<R extends KubernetesResource> extends YamlTabProps<R> {
  isReadOnly: boolean;
  onSaved: (saved: KubernetesResource) => void;
}

/**
 * Whether a text means another object. The editor tells of its own first text, too; any other counts as
 * changed until it has been read, as who leaves at once would lose it.
 */
const useIsChanged = <R extends KubernetesResource>(
  text: string | undefined,
  textKind: TextKind<R>,
  object: R,
): boolean => {
  const settled = useDeferredValue(text);
  const [first, setFirst] = useState(text);
  const [judged, setJudged] = useState<{ text: string; isChanged: boolean }>();
  if (first === undefined && text !== undefined) setFirst(text);
  useEffect(() => {
    if (settled === undefined) return undefined;
    let isCurrent = true;
    const judge = (isChanged: boolean) => {
      if (isCurrent) setJudged({ text: settled, isChanged });
    };
    import('../yaml/readText').then(
      ({ readText }) => {
        const read = readText(settled, textKind);
        judge(!(read.kind === 'object' && sameJson(editable(read.object), editable(object))));
      },
      // What cannot be read is not thrown away unseen.
      () => judge(true),
    );
    return () => {
      isCurrent = false;
    };
  }, [settled, textKind, object]);
  return judged !== undefined && judged.text === text ? judged.isChanged : text !== first;
};

const Text = <R extends KubernetesResource>({
  kind,
  object,
  world,
  isReadOnly,
  onSaved,
}: TextProps<R>) => {
  const { refusal, edited, save, leave } = useSaving(kind, object);
  const [text, setText] = useState<string>();
  const { question } = useUnsaved(useIsChanged(text, kind.text, object));
  return (
    <>
      {refusal && (
        <PageSection hasBodyWrapper={false}>
          <RefusalAlert refusal={refusal} textKind={kind.text} />
        </PageSection>
      )}
      <ResourceYAMLEditor
        initialResource={object}
        readOnly={isReadOnly}
        onSave={(sent) => void save(sent)}
        onChange={setText}
      />
      {question}
      {edited && (
        <Suspense fallback={null}>
          <SaveReview
            kind={kind}
            edited={{ object: edited, edit: editByText(object, edited) }}
            before={object}
            world={world}
            // The review shows the refusal whole, and the text stays.
            onRefused={() => undefined}
            onClose={leave}
            onSaved={(saved) => {
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
export const YamlTab = <R extends KubernetesResource>({ kind, object, world }: YamlTabProps<R>) => {
  const t = useT();
  const [opened, setOpened] = useState(() => open(object, []));
  const refusal = useRefusal(kind, opened.object, 'patch');
  const isNewer = !opened.passed.includes(versionOf(object));
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
                <AlertActionLink onClick={() => setOpened(open(object, opened.passed))}>
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
          key={versionOf(opened.object)}
          kind={kind}
          object={opened.object}
          world={world}
          isReadOnly={refusal !== undefined}
          onSaved={(saved) => setOpened(open(saved as R, [...opened.passed, versionOf(object)]))}
        />
      </Suspense>
    </>
  );
};
