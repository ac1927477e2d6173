import {
  HorizontalNav,
  ListPageHeader,
  useK8sWatchResource,
  type K8sResourceCommon,
} from '@openshift-console/dynamic-plugin-sdk';
import { PageSection } from '@patternfly/react-core';

const tabs = ['Overview', 'Details', 'YAML', 'Configuration', 'Health', 'Workload', 'Logs'].map(
  (name) => ({
    name,
    href: name === 'Overview' ? '' : name.toLowerCase(),
    component: () => <PageSection hasBodyWrapper={false}>The {name} of the node</PageSection>,
  }),
);

export const NodePage = ({ name }: { name: string }) => {
  const [node, isLoaded] = useK8sWatchResource<K8sResourceCommon>({
    groupVersionKind: { version: 'v1', kind: 'Node' },
    name,
  });
  return (
    <>
      <ListPageHeader title={`Node ${name}`} />
      {isLoaded && <HorizontalNav resource={node} pages={tabs} />}
    </>
  );
};
