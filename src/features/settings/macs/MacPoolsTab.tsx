import { PageSection } from '@patternfly/react-core';

const MacPoolsTab = () => <PageSection hasBodyWrapper={false} />;

export default MacPoolsTab;
