import { Content } from '@patternfly/react-core';
import type { Gap } from '../k8s/useWorld';
import { GapList } from './GapList';
import { useT } from './useT';

interface CheckLimitsProps {
  namespace: string | undefined;
  gaps: readonly Gap[];
}

/** What rules could not look at, or do not look at in a namespace or in all of them. */
export const CheckLimits = ({ namespace, gaps }: CheckLimitsProps) => {
  const t = useT();
  return (
    <>
      <GapList gaps={gaps} />
      <Content component="small">
        {namespace === undefined
          ? t('Pods are looked at only when you choose one namespace.')
          : t('Settings of the whole cluster are told only when you choose all namespaces.')}
      </Content>
    </>
  );
};
