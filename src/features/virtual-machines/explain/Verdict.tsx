import { Alert } from '@patternfly/react-core';
import { textKeysOf } from '../../../domain/findings/text-keys';
import type { Finding } from '../../../domain/findings/finding';
import type { KubernetesResource } from '../../../domain/core/resource';
import type { Explanation, ExplainStep } from '../../../domain/vm/explain/explain';
import { kindNameOf } from '../../../domain/world/kinds';
import { Evidence } from '../../../ui/fix/Evidence';
import { useFixAction } from '../../../ui/fix/useFixAction';
import { useT } from '../../../ui/useT';
import type { VmWorld } from '../useVmWorld';

interface VerdictProps {
  explanation: Explanation;
  vmWorld: VmWorld;
}

/** The object that a finding wants changed, as this page knows it. */
const subjectOf = ({ vm, world }: VmWorld, { object }: Finding): KubernetesResource | undefined => {
  const kind = kindNameOf(object.apiVersion, object.kind);
  // The VM of the page may be newer than that of the world.
  if (kind === 'VirtualMachine' && object.name === vm.metadata?.name) return vm;
  return kind && world.find(kind, object.name, object.namespace);
};

const Cause = ({ step, vmWorld }: { step: ExplainStep; vmWorld: VmWorld }) => {
  const t = useT();
  const { finding, outcome, title, status } = step;
  const fixFor = useFixAction(vmWorld.world, (about) => subjectOf(vmWorld, about));
  const isBroken = status === 'broken';
  const heading = () => {
    if (finding) return t(textKeysOf(finding).title, finding.params);
    return t('The interface is not there yet: {{step}}', { step: t(title) });
  };
  return (
    <Alert
      variant={isBroken ? 'danger' : 'info'}
      isInline
      component="h2"
      title={heading()}
      actionLinks={finding && fixFor(finding)}
    >
      {finding && <p>{t(textKeysOf(finding).message, finding.params)}</p>}
      {outcome && <p>{t(outcome.text, outcome.params)}</p>}
      {finding && <Evidence finding={finding} />}
    </Alert>
  );
};

/** In one sentence: where the way of the interface ends, what it waits for, or that nothing is wrong. */
export const Verdict = ({ explanation, vmWorld }: VerdictProps) => {
  const t = useT();
  const { firstBroken, firstWaiting, steps } = explanation;
  const decisive = firstBroken ?? firstWaiting;
  if (decisive) return <Cause step={decisive} vmWorld={vmWorld} />;
  if (vmWorld.view.phase === 'stopped') {
    return (
      <Alert
        variant="info"
        isInline
        component="h2"
        title={t('The VM is stopped, and nothing speaks against the interface')}
      />
    );
  }
  const open = steps.find(({ status }) => status === 'unknown');
  if (!open) {
    return (
      <Alert
        variant="success"
        isInline
        component="h2"
        title={t('The interface works, as far as the cluster can tell')}
      >
        {t('If the guest is not reached all the same, look at its firewall and routes.')}
      </Alert>
    );
  }
  const { finding } = open;
  return (
    <Alert
      variant="info"
      isInline
      component="h2"
      title={t('Nothing is known to be broken, but not everything can be seen')}
    >
      {finding ? t(textKeysOf(finding).message, finding.params) : t(open.title)}
    </Alert>
  );
};
