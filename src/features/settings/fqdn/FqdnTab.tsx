import { PageSection } from '@patternfly/react-core';

const FqdnTab = () => <PageSection hasBodyWrapper={false} />;

export default FqdnTab;
