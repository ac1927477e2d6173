import { PageSection } from '@patternfly/react-core';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { NetworkDetails } from './NetworkDetails';

/** The tab that this plugin adds to another plugin's details page of a network. */
const NetworkTab = ({ obj }: { obj?: NetworkAttachmentDefinition }) =>
  obj ? (
    <PageSection hasBodyWrapper={false}>
      <NetworkDetails nad={obj} />
    </PageSection>
  ) : null;

export default NetworkTab;
