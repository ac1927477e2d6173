import { PageSection } from '@patternfly/react-core';

const InstalledTab = () => <PageSection hasBodyWrapper={false} />;

export default InstalledTab;
