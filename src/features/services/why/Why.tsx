import { useId } from 'react';
import {
  Alert,
  ProgressStepper,
  Stack,
  StackItem,
  ToggleGroup,
  ToggleGroupItem,
} from '@patternfly/react-core';
import { useSearchParams } from 'react-router';
import { msg } from '../../../domain/core/msg';
import type { KubernetesResource } from '../../../domain/core/resource';
import { textKeysOf } from '../../../domain/findings/text-keys';
import { explainService, type Ground, type ServiceStep } from '../../../domain/services/why';
import { serviceOf } from '../../../domain/services/service';
import { sceneOf } from '../../../domain/services/troubles';
import { kindNameOf } from '../../../domain/world/kinds';
import type { World } from '../../../domain/world/world';
import { CopyText } from '../../../ui/CopyText';
import { ExplainStepView, linesOf } from '../../../ui/explain/ExplainStepView';
import { FindingList } from '../../../ui/findings';
import { Evidence } from '../../../ui/fix/Evidence';
import { useFixAction } from '../../../ui/fix/useFixAction';
import { useT } from '../../../ui/useT';

const PARAMETER = 'vm';

const verdicts = {
  open: {
    variant: 'success',
    title: msg('Nothing in the configuration stops it, and endpoints are ready'),
  },
  waiting: {
    variant: 'info',
    title: msg('Nothing is wrong, and it waits for VMs that run and are ready'),
  },
  unknown: { variant: 'info', title: msg('Cannot tell: see below what is not known') },
} as const;

/** What a statement rests on; where nothing is stated, nothing is said of it either. */
const grounds: Record<Ground, string> = {
  configuration: msg('by configuration'),
  seen: msg('seen now'),
  nothing: msg('not known'),
};

const useGround = () => {
  const t = useT();
  return ({ status, ground }: ServiceStep): string | undefined =>
    status === 'notApplicable' ? undefined : t(grounds[ground]);
};

/** The explanation as lines, for a ticket. */
const useText = () => {
  const t = useT();
  const groundOf = useGround();
  const headOf = (step: ServiceStep): string => {
    const ground = groundOf(step);
    return ground === undefined
      ? t(step.title)
      : t('{{step}} ({{ground}})', { step: t(step.title), ground });
  };
  return (title: string, steps: readonly ServiceStep[]): string =>
    [
      title,
      ...steps.flatMap((step) => [
        `${headOf(step)}: ${linesOf(step, t).join('; ')}`,
        ...step.findings.map((finding) => `  ${t(textKeysOf(finding).message, finding.params)}`),
        ...step.evidence.map((line) => `  ${line}`),
      ]),
    ].join('\n');
};

interface WhyProps {
  world: World;
  service: KubernetesResource;
}

/**
 * Why a Service does not lead to its VMs: its way from outside inwards, with everything that stops it, what
 * to do about it, and what nobody can tell from here. One VM can be chosen; the choice stands in the address.
 */
export const Why = ({ world, service }: WhyProps) => {
  const t = useT();
  const id = useId();
  const toText = useText();
  const groundOf = useGround();
  const [search, setSearch] = useSearchParams();
  const scene = sceneOf(world, serviceOf(service));
  const chosen = scene.vms.find(({ name }) => name === search.get(PARAMETER));
  const { steps, blockers, verdict } = explainService(scene, chosen);
  const actionOf = useFixAction(world, ({ object }) => {
    if (object.kind === 'Service' && object.name === scene.view.name) return service;
    const kind = kindNameOf(object.apiVersion, object.kind);
    return kind && world.find(kind, object.name, object.namespace);
  });
  const choose = (name: string | undefined) =>
    setSearch(
      (former) => {
        const next = new URLSearchParams(former);
        if (name === undefined) next.delete(PARAMETER);
        else next.set(PARAMETER, name);
        return next;
      },
      { replace: true },
    );
  const title =
    verdict === 'blocked'
      ? t('Blocked: {{count}} things stop it', { count: blockers.length })
      : t(verdicts[verdict].title);
  const first = steps.find(({ status }) => status === 'broken' || status === 'waiting');
  return (
    <Stack hasGutter>
      {scene.vms.length > 1 && (
        <StackItem>
          <ToggleGroup aria-label={t('VMs of the Service')}>
            <ToggleGroupItem
              text={t('All VMs')}
              isSelected={chosen === undefined}
              onChange={() => choose(undefined)}
            />
            {scene.vms.map(({ name }) => (
              <ToggleGroupItem
                key={name}
                text={name}
                isSelected={chosen?.name === name}
                onChange={() => choose(name)}
              />
            ))}
          </ToggleGroup>
        </StackItem>
      )}
      <StackItem>
        <Alert
          isInline
          component="h2"
          variant={verdict === 'blocked' ? 'danger' : verdicts[verdict].variant}
          title={title}
        />
      </StackItem>
      {blockers.length > 0 && (
        <StackItem>
          <FindingList
            findings={blockers}
            about={service}
            evidenceOf={(finding) => <Evidence finding={finding} />}
            actionOf={actionOf}
          />
        </StackItem>
      )}
      <StackItem>
        <ProgressStepper isVertical aria-label={t('Way from a client to the guest')}>
          {steps.map((step) => (
            <ExplainStepView
              key={step.id}
              step={step}
              id={id}
              isCurrent={step === first}
              ground={groundOf(step)}
            />
          ))}
        </ProgressStepper>
      </StackItem>
      <StackItem>
        <CopyText
          text={toText(`${scene.view.key}: ${title}`, steps)}
          label={t('The explanation as text')}
          copy={t('Copy as text')}
          toggleLabel={t('Show the explanation as text')}
        />
      </StackItem>
    </Stack>
  );
};
