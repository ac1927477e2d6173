import { lazy, Suspense } from 'react';
import {
  ActionGroup,
  Alert,
  Button,
  Form,
  PageSection,
  ToggleGroup,
  ToggleGroupItem,
} from '@patternfly/react-core';
import { DocumentTitle, ListPageHeader } from '@openshift-console/dynamic-plugin-sdk';
import { useLocation, useNavigate, useParams } from 'react-router';
import { applyLinuxBridge } from '../../../domain/nad/linux-bridge';
import { NetworkAttachmentDefinitionModel } from '../../../k8s/models';
import { useIsServed } from '../../../k8s/useWatch';
import { FailureAlert } from '../../../ui/FailureAlert';
import { FindingList } from '../../../ui/findings';
import { networkListPath } from '../../../ui/routes';
import { LoadingState, MissingKindState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { LinuxBridgeFields } from './LinuxBridgeFields';
import { useCreateNetwork } from './useCreateNetwork';
import { useEditedNetwork } from './useEditedNetwork';

const YamlView = lazy(() => import('./YamlView'));

const NetworkEditor = ({ namespace }: { namespace: string | undefined }) => {
  const t = useT();
  const navigate = useNavigate();
  const edited = useEditedNetwork(namespace);
  const { form, base, findings, warningOf, view } = edited;
  const { create, busy, failure } = useCreateNetwork(form);
  const blocking = findings.others.filter((finding) => finding.severity === 'error');

  const submit = async () => {
    if (view.kind === 'yaml') {
      const nad = await edited.readYaml();
      if (nad) await create(nad);
      return;
    }
    await form.handleSubmit(async (values) => {
      if (blocking.length === 0) await create(applyLinuxBridge(base, values));
    })();
  };

  return (
    <>
      <ToggleGroup aria-label={t('View')}>
        <ToggleGroupItem
          buttonId="form-view"
          text={t('Form view')}
          isSelected={view.kind === 'form'}
          onChange={() => void edited.toForm()}
        />
        <ToggleGroupItem
          buttonId="yaml-view"
          text={t('YAML view')}
          isSelected={view.kind === 'yaml'}
          onChange={() => void edited.toYaml()}
        />
      </ToggleGroup>
      <Form
        noValidate
        isWidthLimited={view.kind === 'form'}
        aria-label={t('Create network')}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {edited.refusal !== undefined && (
          <Alert
            variant="warning"
            isInline
            component="h2"
            role="alert"
            title={edited.refusal.title}
          >
            {edited.refusal.body}
          </Alert>
        )}
        {view.kind === 'form' ? (
          <>
            <FindingList findings={findings.others} />
            <LinuxBridgeFields form={form} warningOf={warningOf} />
          </>
        ) : (
          <Suspense fallback={<LoadingState label={t('Loading the editor')} />}>
            <YamlView text={view.text} onChange={edited.setText} />
          </Suspense>
        )}
        {failure !== undefined && (
          <FailureAlert title={t('The network was not created')} error={failure} />
        )}
        <ActionGroup>
          <Button type="submit" variant="primary" isLoading={busy} isDisabled={busy}>
            {t('Create')}
          </Button>
          <Button variant="link" onClick={() => void navigate(networkListPath(namespace))}>
            {t('Cancel')}
          </Button>
        </ActionGroup>
      </Form>
    </>
  );
};

/** Rendered on this plugin's own route, or by the console as the kind's create page. */
const NetworkCreatePage = (props: { namespace?: string }) => {
  const t = useT();
  const params = useParams();
  const { key } = useLocation();
  const namespace = props.namespace ?? params.ns;
  const served = useIsServed(NetworkAttachmentDefinitionModel);
  return (
    <>
      <DocumentTitle>{t('Create network')}</DocumentTitle>
      <ListPageHeader title={t('Create network')} />
      <PageSection hasBodyWrapper={false}>
        {served === undefined && <LoadingState label={t('Loading')} />}
        {served === false && (
          <MissingKindState kind="NetworkAttachmentDefinition" provider="Multus CNI" />
        )}
        {served && <NetworkEditor key={key} namespace={namespace} />}
      </PageSection>
    </>
  );
};

export default NetworkCreatePage;
