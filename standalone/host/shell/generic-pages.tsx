import {
  type K8sGroupVersionKind,
  type K8sResourceCommon,
} from '@openshift-console/dynamic-plugin-sdk';
import { Alert, List, ListItem, PageSection, Spinner, Title } from '@patternfly/react-core';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parse } from 'yaml';
import { AsyncResourceYAMLEditor } from '../console/async-resource-yaml-editor';
import ListPageHeader from '../console/list-page-header';
import { ResourceLink } from '../console/resource-link';
import { useExtensionsOfType, type CodeRef } from '../extensions';
import { useWatch } from '../use-watch';

interface PageProps {
  /** `group~version~Kind` */
  reference: string;
  namespace: string | undefined;
}

const gvkOf = (reference: string): K8sGroupVersionKind => {
  const [group = '', version = '', kind = ''] = reference.split('~');
  return { ...(group === 'core' ? {} : { group }), version, kind };
};

const apiVersionOf = ({ group, version }: K8sGroupVersionKind): string =>
  group ? `${group}/${version}` : version;

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Names of the objects of a kind that no plugin has a page for. */
export const GenericListPage = ({ reference, namespace }: PageProps) => {
  const { t } = useTranslation();
  const groupVersionKind = gvkOf(reference);
  const [items, loaded, error] = useWatch<K8sResourceCommon[]>({
    groupVersionKind,
    isList: true,
    ...(namespace === undefined ? {} : { namespace }),
  });
  return (
    <>
      <ListPageHeader title={groupVersionKind.kind} />
      <PageSection hasBodyWrapper={false}>
        {error ? (
          <Alert variant="danger" isInline title={t('Could not read this kind')}>
            {messageOf(error)}
          </Alert>
        ) : null}
        {!error && !loaded && <Spinner aria-label={t('Loading')} />}
        <List isPlain>
          {items.map(({ metadata }) => (
            <ListItem key={metadata?.uid}>
              <ResourceLink
                groupVersionKind={groupVersionKind}
                name={metadata?.name ?? ''}
                {...(metadata?.namespace ? { namespace: metadata.namespace } : {})}
              />
            </ListItem>
          ))}
        </List>
      </PageSection>
    </>
  );
};

/** The YAML of an object that no plugin has a page for. */
export const GenericDetailsPage = ({
  reference,
  namespace,
  name,
}: PageProps & { name: string }) => {
  const { t } = useTranslation();
  const [object, loaded, error] = useWatch<K8sResourceCommon>({
    groupVersionKind: gvkOf(reference),
    name,
    ...(namespace === undefined ? {} : { namespace }),
  });
  return (
    <>
      <PageSection hasBodyWrapper={false}>
        <Title headingLevel="h1">{name}</Title>
        {error ? (
          <Alert variant="danger" isInline title={t('Could not read this object')}>
            {messageOf(error)}
          </Alert>
        ) : null}
      </PageSection>
      {loaded && !error && (
        <Suspense fallback={<Spinner aria-label={t('Loading')} />}>
          <AsyncResourceYAMLEditor initialResource={object} />
        </Suspense>
      )}
    </>
  );
};

interface TemplateProperties {
  name: string;
  model: K8sGroupVersionKind;
  template: CodeRef<string>;
}

/** The YAML editor, filled by a plugin's default template for the kind. */
export const GenericCreatePage = ({ reference, namespace }: PageProps) => {
  const { t } = useTranslation();
  const gvk = gvkOf(reference);
  const template = useExtensionsOfType<TemplateProperties>('console.yaml-template').find(
    ({ properties: { name, model } }) =>
      name === 'default' &&
      model.kind === gvk.kind &&
      model.version === gvk.version &&
      (model.group ?? '') === (gvk.group ?? ''),
  );
  const load = template?.properties.template;
  const [loaded, setLoaded] = useState<K8sResourceCommon>();
  useEffect(() => {
    let current = true;
    void load?.().then((text) => {
      if (current) setLoaded(parse(text) as K8sResourceCommon);
    });
    return () => {
      current = false;
    };
  }, [load]);
  const base = load ? loaded : { apiVersion: apiVersionOf(gvk), kind: gvk.kind };
  if (!base) return <Spinner aria-label={t('Loading')} />;
  const initial = {
    ...base,
    metadata: { name: 'example', ...base.metadata, ...(namespace ? { namespace } : {}) },
  };
  return (
    <>
      <ListPageHeader title={t('Create {{kind}}', { kind: gvk.kind })} />
      <Suspense fallback={<Spinner aria-label={t('Loading')} />}>
        <AsyncResourceYAMLEditor initialResource={initial} create />
      </Suspense>
    </>
  );
};
