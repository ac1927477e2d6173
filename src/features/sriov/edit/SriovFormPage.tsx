import { useState, type ComponentType } from 'react';
import { useActiveNamespace } from '@openshift-console/dynamic-plugin-sdk';
import { useLocation, useParams, useSearchParams } from 'react-router';
import type { KubernetesResource } from '../../../domain/core/resource';
import { filledIn } from '../../../domain/forms/form';
import { sriovNetworkForm, sriovPolicyForm } from '../../../domain/sriov/forms';
import { models } from '../../../k8s/models';
import { namespaceOf } from '../../../k8s/namespace';
import { useAccess } from '../../../k8s/useAccess';
import { useIsServed } from '../../../k8s/useWatch';
import { asPage } from '../../../ui/notices/asPage';
import { MayNotCreate } from '../../../ui/resource/MayNotCreate';
import { CreatePage } from '../../../ui/resource/CreatePage';
import { EditPage, type EditorProps } from '../../../ui/resource/EditPage';
import type { ResourceKind } from '../../../ui/resource/kind';
import { clusterHomes, sriovPath, type SriovPart } from '../../../ui/routes';
import { LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { NetworkEditor } from '../networks/NetworkEditor';
import { networkKind } from '../networks/networkKind';
import { PolicyEditor } from '../policies/PolicyEditor';
import { policyKind } from '../policies/policyKind';
import { useOperatorNamespace } from '../useSriovWorld';

interface Part {
  kind: ResourceKind<KubernetesResource>;
  Editor: ComponentType<EditorProps<KubernetesResource>>;
  model: (typeof models)['SriovNetwork'];
}

const parts: Record<SriovPart, Part> = {
  networks: { kind: networkKind, Editor: NetworkEditor, model: models.SriovNetwork },
  policies: { kind: policyKind, Editor: PolicyEditor, model: models.SriovNetworkNodePolicy },
};

const newObject = (
  part: SriovPart,
  operator: string,
  params: URLSearchParams,
  active: string | undefined,
): KubernetesResource => {
  const identity = { namespace: operator };
  const resourceName = params.get('resource') ?? '';
  const nodeSelector = params.get('nodes');
  return part === 'networks'
    ? filledIn(sriovNetworkForm, identity, {
        resourceName,
        namespace: params.get('namespace') ?? active ?? '',
      })
    : filledIn(sriovPolicyForm, identity, { resourceName, ...(nodeSelector && { nodeSelector }) });
};

const Initial = ({ part, operator }: { part: SriovPart; operator: string }) => {
  const [params] = useSearchParams();
  const [active] = useActiveNamespace();
  const [initial] = useState(() => newObject(part, operator, params, namespaceOf(active)));
  const { Editor } = parts[part];
  return (
    <Editor
      initial={initial}
      isExisting={false}
      cancelPath={sriovPath(part === 'networks' ? '' : part)}
    />
  );
};

/** Where the operator is, in whose namespace a new object belongs, is read before the form is filled. */
const New = ({ part }: { part: SriovPart }) => {
  const t = useT();
  const operator = useOperatorNamespace();
  const access = useAccess('create', parts[part].model);
  return (
    <>
      {access === 'denied' && (
        <MayNotCreate
          title={
            part === 'networks'
              ? t('You may not create SriovNetworks')
              : t('You may not create SriovNetworkNodePolicies')
          }
        />
      )}
      {operator === undefined ? (
        <LoadingState label={t('Loading what the SR-IOV operator says')} />
      ) : (
        <Initial part={part} operator={operator} />
      )}
    </>
  );
};

/** Creates a network or node policy for SR-IOV, or edits one that is there. */
const SriovFormPage = () => {
  const { pathname } = useLocation();
  const { ns: namespace = '', name } = useParams();
  const part = pathname.startsWith(`${clusterHomes.sriov}/policies`) ? 'policies' : 'networks';
  const { kind, Editor, model } = parts[part];
  const isServed = useIsServed(model);
  if (name !== undefined) return <EditPage {...{ kind, Editor, model, name, namespace }} />;
  return (
    <CreatePage kind={kind} kindName={model.kind} isServed={isServed}>
      {(visit) => <New key={visit} part={part} />}
    </CreatePage>
  );
};

export default asPage(SriovFormPage);
