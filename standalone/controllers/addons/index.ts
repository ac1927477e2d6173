import { macRangeConfig, secondaryDns } from '../../objects/operators.ts';
import { condition } from '../../objects/condition.ts';
import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import type { Clock } from '../clock.ts';
import type { Cluster, Kinds } from '../cluster.ts';
import { SECONDS } from '../durations.ts';
import { isSame } from '../../kubernetes/equal.ts';
import { rangeComplaint, rangeConfigOf, rangeInForce } from './mac-range.ts';
import { addonSettings, type AddonSettings } from './settings.ts';

const DEPLOYMENT = 'secondary-dns';

/** The kinds after whose changes the add-ons are looked at. */
const SETTINGS: (keyof Kinds)[] = ['hyperConverged', 'addonsConfig', 'clusterDns'];

const specOf = ({ spec }: KubernetesObject): Record<string, unknown> =>
  isRecord(spec) ? spec : {};

/** What HyperConverged writes into the settings of the add-ons; all else in there stays. */
const handedOn = (config: KubernetesObject, { macPool, dns }: AddonSettings): KubernetesObject => {
  const { kubeSecondaryDNS: _before, ...others } = specOf(config);
  const { start, end } = macPool ?? {};
  return {
    ...config,
    spec: {
      ...others,
      kubeMacPool: { ...(start && { rangeStart: start }), ...(end && { rangeEnd: end }) },
      ...(dns && { kubeSecondaryDNS: { ...dns } }),
    },
  };
};

const withComplaint = (
  config: KubernetesObject,
  complaint: string | undefined,
  now: string,
): KubernetesObject => ({
  ...config,
  status: {
    ...(isRecord(config.status) ? config.status : {}),
    conditions: [
      condition('Available', complaint === undefined, now),
      condition('Progressing', false, now),
      complaint === undefined
        ? condition('Degraded', false, now)
        : condition('Degraded', true, now, 'InvalidConfiguration', complaint),
    ],
  },
});

const statusOf = ({ status }: KubernetesObject): unknown =>
  isRecord(status) && Array.isArray(status.conditions)
    ? status.conditions.map((each: unknown) =>
        isRecord(each) ? [each.type, each.status, each.message] : each,
      )
    : undefined;

/**
 * Plays cluster-network-addons. Nothing is written before a setting changes.
 */
export class Addons {
  private readonly unsubscribes: (() => void)[];
  private readonly waits = new Map<string, () => void>();
  private soon: (() => void) | undefined;

  constructor(
    private readonly cluster: Cluster,
    private readonly clock: Clock,
  ) {
    this.unsubscribes = [...SETTINGS.map((kind) => cluster.subscribe(kind, () => this.look()))];
  }

  close(): void {
    for (const unsubscribe of this.unsubscribes) unsubscribe();
    for (const cancel of this.waits.values()) cancel();
    this.soon?.();
  }

  private look(): void {
    this.soon ??= this.clock.soon(() => {
      this.soon = undefined;
      this.reconcile();
    });
  }

  /** Does something after a while, once however often it is asked for meanwhile. */
  private later(what: string, seconds: number, act: () => void): void {
    if (this.waits.has(what)) return;
    const cancel = this.clock.after(seconds, () => {
      this.waits.delete(what);
      act();
    });
    this.waits.set(what, cancel);
  }

  private reconcile(): void {
    const settings = addonSettings(this.cluster);
    if (!settings) return;
    const complaint = rangeComplaint(settings);
    this.writeConfig(settings, complaint);
    if (complaint !== undefined) return;
    this.writeRange(settings);
    this.deploy(settings);
  }

  private writeConfig(settings: AddonSettings, complaint: string | undefined): void {
    const [config] = this.cluster.list('addonsConfig');
    if (!config) return;
    const isBelow = this.cluster.list('hyperConverged').length > 0;
    const wanted = isBelow ? handedOn(config, settings) : config;
    const judged = withComplaint(wanted, complaint, this.cluster.now());
    // Times alone are no change.
    this.cluster.put(isSame(statusOf(judged), statusOf(wanted)) ? wanted : judged);
  }

  private writeRange(settings: AddonSettings): void {
    const { namespace, macPool } = settings;
    const before = rangeConfigOf(this.cluster, settings);
    if (!macPool) {
      if (before) this.cluster.remove(before);
      return;
    }
    const made = macRangeConfig(
      { namespace, created: this.cluster.now() },
      rangeInForce(this.cluster, settings),
    );
    this.cluster.put(before ? { ...before, data: made.data } : made);
  }

  private deploy({ namespace, dns }: AddonSettings): void {
    const before = this.cluster.get('deployment', namespace, DEPLOYMENT);
    if (!dns) {
      if (before) this.cluster.remove(before);
      return;
    }
    if (before) return;
    const identity = { namespace, created: this.cluster.now() };
    const { uid: _uid, ...metadata } = secondaryDns(identity, false).metadata;
    this.cluster.put({ ...secondaryDns(identity, false), metadata });
    this.later('dns', SECONDS.addonStart, () => {
      const now = this.cluster.get('deployment', namespace, DEPLOYMENT);
      if (now) this.cluster.put({ ...now, status: secondaryDns(identity, true).status });
    });
  }
}
