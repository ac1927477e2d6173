import { msg } from '../../../core/msg';
import { numberAt, recordAt } from '../../../core/resource';
import * as codes from '../../../findings/codes';
import { nodeReferences } from '../../../findings/report';
import { nodeNetworksOf } from '../../../nodes/node-networks';
import { mayRunOn } from '../../../nodes/placement';
import { alignsCpus } from '../../../settings/align-cpus';
import { givesWholeCores, THREADS_LABEL } from '../../../vm/rules/cpus';
import { dedicatedCpusOf, guestCpusOf } from '../../../vm/rules/guest-cpus';
import { nameOfProfile } from '../nodes';
import {
  type Subject,
  type Told,
  ready,
  missing,
  contradicts,
  unknown,
  by,
  CLUSTER,
  judgedBy,
  decided,
  outOfSight,
} from './item';

/** Of amounts in `resources` beside the topology. */
const AMOUNTS = [
  codes.cpuAmountBesideTopology,
  codes.amountOfDedicatedNotWhole,
  codes.requestAndLimitDiffer,
] as const;

const cpuAt = ({ sized }: Subject, key: string): number =>
  numberAt(sized.spec, 'domain', 'cpu', key) ?? 1;

export const topology = (subject: Subject): Told => {
  const hidden = outOfSight(subject);
  if (hidden) return hidden;
  const amounts = judgedBy(subject, AMOUNTS, by('freeAmounts'));
  if (amounts) return amounts;
  const [sockets, cores] = [cpuAt(subject, 'sockets'), cpuAt(subject, 'cores')];
  const count = guestCpusOf(subject.sized.spec);
  if (sockets !== 1) {
    return missing(
      msg('The VM has {{sockets}} sockets. With one socket all its CPUs come from one NUMA node.'),
      { sockets },
      decided(subject, ['sockets', 'cores']),
    );
  }
  return count < 2
    ? missing(
        msg('The guest has one CPU, and its system takes that one itself.'),
        {},
        decided(subject, ['cores']),
      )
    : ready(msg('One socket with {{cores}} cores, {{count}} CPUs in all.'), { cores, count });
};

export const threads = (subject: Subject): Told => {
  const hidden =
    outOfSight(subject) ?? judgedBy(subject, [codes.tooManyThreads], decided(subject, ['threads']));
  if (hidden) return hidden;
  const { world, placed } = subject;
  const count = cpuAt(subject, 'threads');
  const possible = nodeNetworksOf(world).filter(
    (node) => node.node !== undefined && node.isForVms && mayRunOn(placed, node),
  );
  const said = new Set(possible.map(({ labels }) => labels[THREADS_LABEL]));
  if (possible.length === 0 || said.size > 1 || !['true', 'false'].includes(String([...said][0]))) {
    return unknown(
      msg(
        'Whether its nodes have hyper-threading is not known. There the guest should have 2 threads per core; it has {{count}}.',
      ),
      { count },
    );
  }
  const isThreaded = said.has('true');
  const nodes = { objects: nodeReferences(possible) };
  if (isThreaded === (count === 2)) {
    return ready(
      isThreaded
        ? msg('2 threads per core, as the nodes have hyper-threading.')
        : msg('1 thread per core, as the nodes have no hyper-threading.'),
      {},
      nodes,
    );
  }
  return isThreaded
    ? missing(
        msg(
          'The nodes have hyper-threading, and the guest takes threads for cores. Set 2 threads per core.',
        ),
        {},
        { ...nodes, ...decided(subject, ['threads', 'cores']) },
      )
    : contradicts(
        msg('The guest has {{count}} threads per core, and the nodes have no hyper-threading.'),
        { count },
        { ...nodes, ...decided(subject, ['threads', 'cores']) },
      );
};

export const dedicated = (subject: Subject): Told => {
  if (recordAt(subject.sized.spec, 'domain', 'cpu').dedicatedCpuPlacement === true) {
    return (
      judgedBy(subject, [codes.dedicatedCpusWithoutMemory], decided(subject, ['memory'])) ??
      ready(msg('The CPUs of the VM are its own.'))
    );
  }
  return (
    outOfSight(subject) ??
    missing(
      msg('The VM shares its CPUs with others.'),
      {},
      decided(subject, ['dedicated', 'memory']),
    )
  );
};

export const emulator = (subject: Subject): Told => {
  const { isolateEmulatorThread, dedicatedCpuPlacement } = recordAt(
    subject.sized.spec,
    'domain',
    'cpu',
  );
  if (isolateEmulatorThread === true) {
    return dedicatedCpuPlacement === true
      ? ready(msg('The emulator has a CPU beside those of the guest.'))
      : (judgedBy(subject, [codes.emulatorWithoutDedicatedCpus], decided(subject, ['dedicated'])) ??
          missing(msg('It needs dedicated CPUs first.')));
  }
  return (
    outOfSight(subject) ??
    missing(
      msg('The emulator takes time of the CPUs of the guest.'),
      {},
      decided(subject, ['emulator', 'dedicated']),
    )
  );
};

export const parity = (subject: Subject): Told => {
  const { world, sized, profile } = subject;
  const { dedicatedCpuPlacement, isolateEmulatorThread } = recordAt(sized.spec, 'domain', 'cpu');
  if (dedicatedCpuPlacement !== true) {
    return outOfSight(subject) ?? missing(msg('It needs dedicated CPUs first.'));
  }
  const odd = judgedBy(
    subject,
    [codes.oddNumberOfCpus],
    isolateEmulatorThread === true ? CLUSTER : decided(subject, ['cores', 'threads']),
  );
  if (odd) return odd;
  const count = dedicatedCpusOf(sized.spec);
  if (count % 2 === 0) return ready(msg('{{count}} CPUs in all, an even number.'), { count });
  if (isolateEmulatorThread === true && alignsCpus(world)) {
    return ready(msg('AlignCPUs gives the emulator another CPU, so that the number is even.'));
  }
  return profile && !givesWholeCores(profile)
    ? ready(msg('The profile {{name}} does not give out whole cores only.'), {
        name: nameOfProfile(profile),
      })
    : unknown(
        msg(
          '{{count}} CPUs in all, an odd number. On nodes that give out whole cores the VM does not start; whether it may come to such nodes is not known.',
        ),
        { count },
      );
};
