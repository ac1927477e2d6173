import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { KubernetesResource } from '../../../domain/core/resource';
import { checkupForms, forAnotherRun, nextName } from '../../../domain/dpdk/checkups/form';
import { settingKey, type CheckupType } from '../../../domain/dpdk/checkups/types';
import type { CheckupRun } from '../../../domain/dpdk/checkups/runs';
import { CreatePage } from '../../../ui/resource/CreatePage';
import { PlainForm } from '../../../ui/form/PlainForm';
import { SelectCards } from '../../../ui/form/SelectCards';
import { dpdkPath } from '../../../ui/routes';
import { FailedState, LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { checkupBasics } from './checkupBasics';
import { CheckupEditor } from './CheckupEditor';
import { useRuns } from './useRuns';

/** The ConfigMap that the form begins with. */
const initialOf = (type: CheckupType, namespace: string, network: string): KubernetesResource => {
  const made = checkupForms[type].create({ namespace });
  const data = made.data as Record<string, string>;
  return {
    ...made,
    data: {
      ...data,
      ...(type === 'latency' && {
        [settingKey('networkAttachmentDefinitionNamespace')]: namespace,
      }),
      ...(network !== '' && { [settingKey('networkAttachmentDefinitionName')]: network }),
    },
  };
};

const Again = ({ run, runs }: { run: CheckupRun; runs: readonly CheckupRun[] }) => {
  const [initial] = useState(() =>
    forAnotherRun(
      run.configMap,
      nextName(
        run.name,
        runs.map(({ name }) => name),
      ),
    ),
  );
  return (
    <CheckupEditor
      type={run.type}
      initial={initial}
      isExisting={false}
      cancelPath={dpdkPath(run.namespace, 'checkups')}
    />
  );
};

/** With the settings of a run before, which are read first. */
const FromRun = ({ namespace, from }: { namespace: string; from: string }) => {
  const t = useT();
  const runs = useRuns(namespace);
  if (runs.state === 'loading') return <LoadingState label={t('Loading the checkup')} />;
  if (runs.state !== 'ready')
    return (
      <FailedState
        error={runs.state === 'failed' ? runs.error : undefined}
        what={t('the checkups')}
      />
    );
  const run = runs.data.find(({ name }) => name === from);
  return run ? <Again run={run} runs={runs.data} /> : <Fresh namespace={namespace} />;
};

const Fresh = ({ namespace }: { namespace: string }) => {
  const t = useT();
  const [params] = useSearchParams();
  const [type, setType] = useState<CheckupType>(params.get('type') === 'dpdk' ? 'dpdk' : 'latency');
  const network = params.get('network') ?? '';
  const [initial, setInitial] = useState(() => initialOf(type, namespace, network));
  return (
    <>
      <PlainForm>
        <SelectCards
          name="checkup"
          label={t('Checkup')}
          minWidth="18rem"
          selected={type}
          onSelect={(next) => {
            setType(next);
            setInitial(initialOf(next, namespace, network));
          }}
          cards={[
            {
              id: 'latency',
              title: t('Latency between VMs'),
              body: t('Two VMs on a network ping each other. For networks of any type.'),
            },
            {
              id: 'dpdk',
              title: t('Packets with DPDK'),
              body: t(
                'One VM sends as fast as asked for, the other sends back; both drive virtual functions themselves. Needs nodes with a performance profile.',
              ),
            },
          ]}
        />
      </PlainForm>
      <CheckupEditor
        key={type}
        type={type}
        initial={initial}
        isExisting={false}
        cancelPath={dpdkPath(namespace, 'checkups')}
      />
    </>
  );
};

/** Describes a new run, from nothing or from one before. */
const NewCheckup = ({ namespace }: { namespace: string }) => {
  const [params] = useSearchParams();
  const from = params.get('from');
  return (
    <CreatePage kind={checkupBasics} kindName="ConfigMap" isServed>
      {(visit) =>
        from === null ? (
          <Fresh key={visit} namespace={namespace} />
        ) : (
          <FromRun key={visit} namespace={namespace} from={from} />
        )
      }
    </CreatePage>
  );
};

export default NewCheckup;
