import { useMemo } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { GLOBAL_NAMESPACES } from '../../../domain/vm/spec/global-namespaces';
import { models, NetworkAttachmentDefinitionModel } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import { attachPathOf } from '../../../ui/attachPath';
import { asPage } from '../../../ui/notices/asPage';
import { LinkButton } from '../../../ui/LinkButton';
import { DetailsPage } from '../../../ui/resource/DetailsPage';
import { HeaderActions } from '../../../ui/resource/ResourceActions';
import { networkListPath } from '../../../ui/routes';
import { Tabs } from '../../../ui/Tabs';
import { useT } from '../../../ui/useT';
import { NetworkActionItems, useNetworkDialogs } from '../actions/NetworkActions';
import { networkBasics } from '../networkBasics';
import { useNetworkFacts } from './useNetworkFacts';
import { NetworkYaml, useNetworkTabs } from './useNetworkTabs';

/** Leads to the VMs of the namespace with the dialog open that connects them to the network. */
const AttachVms = ({ nad }: { nad: NetworkAttachmentDefinition }) => {
  const t = useT();
  const { name = '', namespace = '' } = nad.metadata ?? {};
  const access = useAccess('patch', models.VirtualMachine, namespace);
  const isGlobal = GLOBAL_NAMESPACES.includes(namespace);
  return (
    <LinkButton
      to={attachPathOf(namespace, name)}
      variant="secondary"
      disabledReason={
        !isGlobal && access === 'denied'
          ? t('You have no permission to change VMs in namespace {{namespace}}.', { namespace })
          : undefined
      }
    >
      {t('Attach VMs')}
    </LinkButton>
  );
};

const Actions = ({ nad }: { nad: NetworkAttachmentDefinition }) => {
  const navigate = useNavigate();
  const listPath = networkListPath(nad.metadata?.namespace);
  const { open, dialogs } = useNetworkDialogs(nad, () => void navigate(listPath));
  return (
    <>
      <HeaderActions kind={networkBasics} object={nad} more={<AttachVms nad={nad} />}>
        <NetworkActionItems nad={nad} hasLinks={false} open={open} />
      </HeaderActions>
      {dialogs}
    </>
  );
};

const NetworkTabs = ({ nad }: { nad: NetworkAttachmentDefinition }) => {
  const t = useT();
  const facts = useNetworkFacts(nad);
  const shared = useNetworkTabs(facts.findings.length);
  const tabs = useMemo(
    () => [...shared, { href: 'yaml', name: t('YAML'), component: NetworkYaml }],
    [shared, t],
  );
  return <Tabs tabs={tabs} obj={facts} />;
};

/** Rendered on this plugin's own route, or by the console on the kind's resource page. */
const NetworkDetailsPage = (props: { name?: string; namespace?: string }) => {
  const t = useT();
  const params = useParams();
  const name = props.name ?? params.name ?? '';
  return (
    <DetailsPage<NetworkAttachmentDefinition>
      kind={networkBasics}
      kindName="NetworkAttachmentDefinition"
      model={NetworkAttachmentDefinitionModel}
      name={name}
      namespace={props.namespace ?? params.ns ?? ''}
      title={t('{{name}}: network', { name })}
      actionsOf={(nad) => <Actions nad={nad} />}
    >
      {(nad) => <NetworkTabs nad={nad} />}
    </DetailsPage>
  );
};

export default asPage(NetworkDetailsPage);
