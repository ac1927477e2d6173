import { PageSection } from '@patternfly/react-core';
import type { Scope } from '../scope';

const ReadinessTab = ({ obj: { namespace } }: { obj: Scope }) => (
  <PageSection hasBodyWrapper={false}>{namespace}</PageSection>
);

export default ReadinessTab;
