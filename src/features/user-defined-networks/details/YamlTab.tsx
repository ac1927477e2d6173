import { Suspense, useEffect, useRef, useState } from 'react';
import { Alert, PageSection } from '@patternfly/react-core';
import { ResourceYAMLEditor } from '@openshift-console/dynamic-plugin-sdk';
import type { KubernetesResource } from '../../../domain/core/resource';
import { failureOf } from '../../../k8s/failure';
import { LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { udnKind } from '../editor/udnKind';
import { useTextRefusal } from '../editor/useTextRefusal';
import { useEditRefusal } from '../refusals';
import { SaveReview } from '../SaveReview';

interface Reviewed {
  udn: KubernetesResource;
  before: KubernetesResource;
}

/** The object as text. What is saved goes through the review; what is typed stays until then. */
export const YamlTab = ({ obj: udn }: { obj: KubernetesResource }) => {
  const t = useT();
  const refusal = useEditRefusal(udn);
  const refusalOf = useTextRefusal();
  const [reviewed, setReviewed] = useState<Reviewed>();
  const [problem, setProblem] = useState<string>();
  // A text is a change of the version that it names, not of what others made of the object since.
  const versions = useRef(new Map<string, KubernetesResource>());
  const version = udn.metadata?.resourceVersion ?? '';
  useEffect(() => {
    versions.current.set(version, udn);
  }, [version, udn]);

  // The editor begins anew once the version that was saved has arrived.
  const [saved, setSaved] = useState<{ version: string; isShown: boolean }>();
  if (saved && !saved.isShown && saved.version === version) setSaved({ version, isShown: true });

  const save = async (text: string) => {
    try {
      const { readText } = await import('../../../ui/yaml/readText');
      const read = readText(text, udnKind.text);
      if (read.kind !== 'object') {
        setProblem(t('The text is not one {{kind}}.', { kind: udn.kind ?? '' }));
        return;
      }
      const { object } = read;
      const before = versions.current.get(object.metadata?.resourceVersion ?? '') ?? udn;
      const why = refusalOf(object, before);
      setProblem(why);
      if (why === undefined) setReviewed({ udn: object, before });
    } catch (error) {
      setProblem(failureOf(error).message);
    }
  };

  return (
    <>
      {problem !== undefined && (
        <PageSection hasBodyWrapper={false}>
          <Alert
            variant="warning"
            isInline
            component="h2"
            role="alert"
            title={t('Nothing was sent')}
          >
            {problem}
          </Alert>
        </PageSection>
      )}
      <Suspense fallback={<LoadingState label={t('Loading the editor')} />}>
        <ResourceYAMLEditor
          key={saved?.isShown ? saved.version : ''}
          initialResource={udn}
          readOnly={refusal !== undefined}
          onSave={(text) => void save(text)}
        />
      </Suspense>
      {reviewed && (
        <SaveReview
          edited={{ udn: reviewed.udn }}
          before={reviewed.before}
          world={undefined}
          onClose={() => setReviewed(undefined)}
          onSaved={(_namespace, _name, stored = '') => {
            setReviewed(undefined);
            setSaved({ version: stored, isShown: false });
          }}
        />
      )}
    </>
  );
};
