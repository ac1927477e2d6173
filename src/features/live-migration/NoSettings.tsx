import { EmptyState, EmptyStateBody } from '@patternfly/react-core';
import { BanIcon } from '@patternfly/react-icons';
import type { Gap } from '../../k8s/useWorld';
import { GapList } from '../../ui/GapList';
import { MissingKindState } from '../../ui/states';
import { useT } from '../../ui/useT';

/** There are no settings of live migration, or none that the user may see. */
export const NoSettings = ({ gaps }: { gaps: readonly Gap[] }) => {
  const t = useT();
  const isHidden = gaps.some(({ reason }) => reason !== 'missing');
  if (!isHidden) return <MissingKindState kind="KubeVirt" provider="OpenShift Virtualization" />;
  return (
    <EmptyState
      titleText={t('You may not see the settings of live migration')}
      icon={BanIcon}
      headingLevel="h2"
    >
      <EmptyStateBody>
        <p>
          {t(
            'They stand in HyperConverged, or in KubeVirt where that is alone. Your user has no permission to read these in the whole cluster.',
          )}
        </p>
        <GapList gaps={gaps} />
      </EmptyStateBody>
    </EmptyState>
  );
};
