import { Content } from '@patternfly/react-core';
import { msg } from '../../domain/core/msg';
import type { Measured } from '../../domain/traffic/interfaces';
import { useT } from '../useT';

const texts: Record<Exclude<Measured, 'measured'>, string> = {
  noCounters: msg('Not measured: the hypervisor does not see the packets of SR-IOV interfaces.'),
  none: msg('Not measured: Prometheus has no values of this interface.'),
};

/** Why there are no figures: not measured is no zero. */
export const NotMeasured = ({ state }: { state: Exclude<Measured, 'measured'> }) => {
  const t = useT();
  return <Content component="small">{t(texts[state])}</Content>;
};
