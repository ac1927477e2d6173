import {
  HorizontalNav,
  ListPageHeader,
  useK8sWatchResource,
  type K8sResourceCommon,
} from '@openshift-console/dynamic-plugin-sdk';
import { PageSection } from '@patternfly/react-core';

type SetFlag = (flag: string, value: boolean) => void;

/** As theirs, on every cluster. */
export const setFlags = (setFlag: SetFlag): void => setFlag('NET_ATTACH_DEF', true);

const pageOf = (text: string) => () => <PageSection hasBodyWrapper={false}>{text}</PageSection>;

const listOf = (title: string) => () => (
  <>
    <ListPageHeader title={title} />
    <PageSection hasBodyWrapper={false}>The list of networking-console-plugin</PageSection>
  </>
);

interface DetailsProps {
  kind: string;
  name: string;
  namespace?: string;
}

const detailsOf = (pages: { href: string; name: string; text: string }[]) => {
  const own = pages.map(({ href, name, text }) => ({ href, name, component: pageOf(text) }));
  const Details = ({ kind, name, namespace }: DetailsProps) => {
    const [group = '', version = '', kindName = ''] = kind.split('~');
    const [object, isLoaded] = useK8sWatchResource<K8sResourceCommon>({
      groupVersionKind: { ...(group === 'core' ? {} : { group }), version, kind: kindName },
      name,
      ...(namespace === undefined ? {} : { namespace }),
    });
    return (
      <>
        <ListPageHeader title={`Their page of ${name}`} />
        {isLoaded && <HorizontalNav resource={object} pages={own} />}
      </>
    );
  };
  return Details;
};

export const NadList = listOf('NetworkAttachmentDefinitions');
export const NadForm = listOf('Create NetworkAttachmentDefinition');
export const NadDetails = detailsOf([
  { href: '', name: 'Details', text: 'Their details of the network' },
  { href: 'yaml', name: 'YAML', text: 'Their YAML of the network' },
  { href: 'virtualmachines', name: 'Virtual Machines', text: 'Their VMs of the network' },
]);
export const ServiceList = listOf('Services');
export const ServiceDetails = detailsOf([
  { href: '', name: 'Details', text: 'Their details of the Service' },
  { href: 'yaml', name: 'YAML', text: 'Their YAML of the Service' },
  { href: 'pods', name: 'Pods', text: 'Their pods of the Service' },
]);
export const PolicyList = listOf('NetworkPolicies');
