import type { Change } from '../changes.ts';
import { SECONDS } from '../durations.ts';
import { isTrue } from '../kubevirt/conditions.ts';
import { isDeleting, phaseOf } from '../kubevirt/phases.ts';
import { isPrimary, nicsOf } from '../kubevirt/spec.ts';
import type { InstanceSpec, Pod, Port, Probe, VirtualMachineInstance } from '../kubevirt/types.ts';
import type { Controller } from '../loop.ts';
import type { Machine, World } from '../world.ts';
import { isPodReady, isPodStarted, sourcePodOf } from './find.ts';
import { withReadiness } from './kubelet.ts';

/** What every simulated guest listens to, where the VM lists no ports. */
const SSH: Port = { port: 22 };

const portsOf = (spec: InstanceSpec): Port[] => {
  const ports = nicsOf(spec)
    .filter(({ network }) => isPrimary(network))
    .flatMap(({ face }) => face.ports ?? []);
  return ports.length > 0 ? ports : [SSH];
};

const isTcp = ({ protocol = 'TCP' }: Port): boolean => protocol === 'TCP';

const targetOf = (spec: InstanceSpec, asked: number | string | undefined): number | undefined =>
  typeof asked === 'number'
    ? asked
    : portsOf(spec).find(({ name }) => name !== undefined && name === asked)?.port;

/** What kubelet says of a port that nobody listens to. */
const refused = (pod: Pod, port: number | undefined, { httpGet }: Probe): string => {
  const address = `${pod.status?.podIP ?? ''}:${port ?? ''}`;
  const why = `dial tcp ${address}: connect: connection refused`;
  if (!httpGet) return why;
  const { scheme = 'HTTP', path = '/' } = httpGet;
  return `Get "${scheme.toLowerCase()}://${address}${path}": ${why}`;
};

/** Why a guest that runs does not answer a probe; undefined where it does. */
const silence = (vmi: VirtualMachineInstance, probe: Probe, pod: Pod): string | undefined => {
  const asked = (probe.tcpSocket ?? probe.httpGet)?.port;
  if (asked !== undefined) {
    const port = targetOf(vmi.spec, asked);
    const isServed = portsOf(vmi.spec).some((each) => isTcp(each) && each.port === port);
    return isServed ? undefined : refused(pod, port, probe);
  }
  // Any command succeeds in a simulated guest.
  return isTrue(vmi.status?.conditions, 'AgentConnected')
    ? undefined
    : 'the guest agent is not connected';
};

/** Asks a guest whether it is there for clients, once it had the time to start; until then it is not. */
const probed = (vmi: VirtualMachineInstance, pod: Pod, probe: Probe, world: World): Change[] => {
  const delay = Math.max(SECONDS.guestBoot, probe.initialDelaySeconds ?? 0);
  if (!world.passed(`first probe of ${pod.metadata.uid ?? ''}`, delay)) return [];
  const why = silence(vmi, probe, pod);
  if (why === undefined) {
    return isPodReady(pod) ? [] : [{ put: withReadiness(pod, true, world.now) }];
  }
  const event = {
    about: pod,
    type: 'Warning',
    reason: 'Unhealthy',
    message: `Readiness probe failed: ${why}`,
    source: 'kubelet',
  } as const;
  return [
    ...(isPodReady(pod) ? [{ put: withReadiness(pod, false, world.now) }] : []),
    ...(world.saidBefore(event) ? [] : [{ event }]),
  ];
};

/**
 * Readiness probes of the pods in which guests run. A guest listens to the ports that its interface on the
 * pod network lists, or to SSH alone.
 */
export const probeController: Controller = (machine: Machine, world: World): Change[] => {
  const { vmi } = machine;
  if (!vmi || phaseOf(vmi) !== 'Running' || isDeleting(vmi)) return [];
  const pod = sourcePodOf(machine, vmi);
  const probe = pod?.spec.containers.find(({ readinessProbe }) => readinessProbe)?.readinessProbe;
  return pod && probe && isPodStarted(pod) ? probed(vmi, pod, probe, world) : [];
};
