import { useId, useMemo } from 'react';
import {
  Alert,
  ProgressStepper,
  Stack,
  StackItem,
  ToggleGroup,
  ToggleGroupItem,
} from '@patternfly/react-core';
import { msg } from '../../../domain/core/msg';
import type { KubernetesResource } from '../../../domain/core/resource';
import { textKeysOf } from '../../../domain/findings/text-keys';
import { clientIn, type Client } from '../../../domain/services/asked';
import { serviceOf } from '../../../domain/services/service';
import { sceneOf, type ServiceScene } from '../../../domain/services/scene';
import { wayOf } from '../../../domain/services/way';
import { explainService, type Ground, type ServiceStep } from '../../../domain/services/why';
import {
  askedText,
  endFor,
  nameOfAsked,
  namespaceOfAsked,
} from '../../../domain/vm-policies/asked';
import type { VmView } from '../../../domain/vm/interfaces/view';
import { kindNameOf } from '../../../domain/world/kinds';
import type { World } from '../../../domain/world/world';
import { CopyText } from '../../../ui/CopyText';
import { ExplainStepView, linesOf } from '../../../ui/explain/ExplainStepView';
import { FindingList } from '../../../ui/findings';
import { Evidence } from '../../../ui/fix/Evidence';
import { useFixAction } from '../../../ui/fix/useFixAction';
import { PlainForm } from '../../../ui/form/PlainForm';
import { GapList } from '../../../ui/GapList';
import { EndPicker } from '../../../ui/policies/EndPicker';
import { useAnswerText } from '../../../ui/policies/useAnswerText';
import { usePeerWorld } from '../../../ui/policies/usePeerWorld';
import { useWorldWithout, WithoutPolicies } from '../../../ui/policies/WithoutPolicies';
import { WHY_VM } from '../../../ui/routes';
import { LoadingState } from '../../../ui/states';
import { useQuery, type Query } from '../../../ui/useQuery';
import { useT } from '../../../ui/useT';
import { WayPicture } from './WayPicture';

const CLIENT = 'from';

const CLIENTS: readonly Client['kind'][] = ['outside', 'namespace', 'vm', 'cluster'];

const verdicts = {
  closed: { variant: 'warning', title: msg('Nothing is broken, and {{client}} is not let in') },
  open: {
    variant: 'success',
    title: msg('Nothing in the configuration stops it, and endpoints are ready'),
  },
  perhaps: {
    variant: 'info',
    title: msg('Endpoints are ready; whether policies let {{client}} in cannot be told'),
  },
  waiting: {
    variant: 'info',
    title: msg('Nothing is wrong, and it waits for VMs that run and are ready'),
  },
  addressless: {
    variant: 'info',
    title: msg('Nothing is wrong, and it waits for an address for {{client}}'),
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

/** Steps as they are shown, and the explanation as lines for a ticket. */
const useSteps = (steps: readonly ServiceStep[]) => {
  const t = useT();
  const groundOf = useGround();
  const { textOf } = useAnswerText();
  const shown = steps.map((step) => ({ ...step, lines: step.answers.map(textOf) }));
  const headOf = (step: ServiceStep): string => {
    const ground = groundOf(step);
    return ground === undefined
      ? t(step.title)
      : t('{{step}} ({{ground}})', { step: t(step.title), ground });
  };
  const lines = shown.flatMap((step) => [
    `${headOf(step)}: ${linesOf(step, t).join('; ')}`,
    ...step.findings.map((finding) => `  ${t(textKeysOf(finding).message, finding.params)}`),
    ...step.evidence.map((line) => `  ${line}`),
  ]);
  return { shown, lines, groundOf };
};

interface WhyProps {
  world: World;
  service: KubernetesResource;
}

interface ExplainedProps extends WhyProps {
  scene: ServiceScene;
  client: Client;
  query: Query;
  /** One of the VMs; undefined for all. */
  vm: VmView | undefined;
}

const Explained = ({ world, service, scene, client, query, vm }: ExplainedProps) => {
  const t = useT();
  const id = useId();
  const { steps, blockers, verdict, closing } = explainService(scene, { vm, client });
  const way = wayOf(vm ? { ...scene, vms: [vm] } : scene, client, steps);
  const { shown, lines, groundOf } = useSteps(steps);
  const actionOf = useFixAction(world, ({ object }) => {
    if (object.kind === 'Service' && object.name === scene.view.name) return service;
    const kind = kindNameOf(object.apiVersion, object.kind);
    return kind && world.find(kind, object.name, object.namespace);
  });
  const name = nameOfAsked(client);
  const title =
    verdict === 'blocked'
      ? t('Blocked: {{count}} things stop it', { count: blockers.length })
      : t(verdicts[verdict].title, { client: t(name.text, name.params) });
  const ends = ['broken', 'closed', 'waiting'];
  const first = shown.find(({ status }) => ends.includes(status));
  return (
    <Stack hasGutter>
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
        <WithoutPolicies world={world} query={query} closing={closing} />
      </StackItem>
      {way && (
        <StackItem>
          <WayPicture way={way} />
        </StackItem>
      )}
      <StackItem>
        <ProgressStepper isVertical aria-label={t('Way from a client to the guest')}>
          {shown.map((step) => (
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
          text={[
            `${scene.view.key}: ${title}`,
            t('Who asks: {{client}}', { client: t(name.text, name.params) }),
            ...lines,
          ].join('\n')}
          label={t('The explanation as text')}
          copy={t('Copy as text')}
          toggleLabel={t('Show the explanation as text')}
        />
      </StackItem>
    </Stack>
  );
};

/**
 * Why a Service does not lead to its VMs: its way from outside inwards, with everything that stops it, what
 * to do about it, and what nobody can tell from here. Who asks, one of the VMs and policies to leave out can
 * be chosen; the choice stands in the address.
 */
export const Why = ({ world: own, service }: WhyProps) => {
  const t = useT();
  const id = useId();
  const query = useQuery();
  const [search, set] = query;
  const view = useMemo(() => serviceOf(service), [service]);
  const client = clientIn(view, search.get(CLIENT));
  const { world, isComing, gaps } = usePeerWorld(own, namespaceOfAsked(client), view.namespace);
  const left = useWorldWithout(world, query);
  const scene = useMemo(() => sceneOf(left, view), [left, view]);
  const vm = scene.vms.find(({ name }) => name === search.get(WHY_VM));
  const found = endFor(world, client);
  const missing = 'missing' in found && !isComing ? found.missing : undefined;
  return (
    <Stack hasGutter>
      <StackItem>
        <PlainForm isWidthLimited={false}>
          <EndPicker
            id={`${id}-client`}
            label={t('Who asks')}
            kinds={CLIENTS}
            asked={client}
            world={world}
            namespace={view.namespace}
            error={missing && t(missing.text, missing.params)}
            onChange={(asked) => set({ [CLIENT]: askedText(asked) })}
          />
        </PlainForm>
      </StackItem>
      {scene.vms.length > 1 && (
        <StackItem>
          <ToggleGroup aria-label={t('VMs of the Service')}>
            <ToggleGroupItem
              text={t('All VMs')}
              isSelected={vm === undefined}
              onChange={() => set({ [WHY_VM]: undefined })}
            />
            {scene.vms.map(({ name }) => (
              <ToggleGroupItem
                key={name}
                text={name}
                isSelected={vm?.name === name}
                onChange={() => set({ [WHY_VM]: name })}
              />
            ))}
          </ToggleGroup>
        </StackItem>
      )}
      <StackItem>
        {isComing ? (
          <LoadingState
            label={t('Loading namespace {{name}}', { name: namespaceOfAsked(client) ?? '' })}
          />
        ) : (
          <Explained {...{ world, service, scene, client, query, vm }} />
        )}
      </StackItem>
      <StackItem>
        <GapList gaps={gaps} />
      </StackItem>
    </Stack>
  );
};
