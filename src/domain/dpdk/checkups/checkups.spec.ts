import fc from 'fast-check';
import type { KubernetesResource } from '../../core/resource';
import { checkupsCatalog } from '../../findings/catalog/checkups';
import { testCoverage, testRules } from '../../findings/testing/cases';
import { worldOf } from '../../world/world';
import { checkCheckup, checkCheckupIn } from './check';
import { secondsOf } from './duration';
import { checkupForms, forAnotherRun, nextName } from './form';
import { accessFor, accountFor, jobFor, rightsGranted } from './objects';
import { configMapOfJob, resultOf, runOf, timeText } from './runs';
import { checkupCases, checkupWorldCases } from './testing/cases';
import { dpdk, latency } from './testing/objects';
import { checkupTypes, upstreams, type CheckupType } from './types';

const samples: Record<CheckupType, KubernetesResource> = { latency: latency(), dpdk: dpdk() };

describe('the ConfigMap of a checkup', () => {
  testRules(checkupCases, checkCheckup);
  testRules(checkupWorldCases, (objects) => {
    const world = worldOf(objects as unknown[]);
    return world.list('ConfigMap').flatMap((each) => checkCheckupIn(world, each));
  });
  testCoverage([...checkupCases, ...checkupWorldCases], checkupsCatalog);

  it('of another kind has nothing wrong, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(checkCheckup(value)).toEqual([]);
        expect(checkCheckup({ apiVersion: 'v1', kind: 'ConfigMap', data: value })).toEqual([]);
      }),
    );
  });

  it.each(checkupTypes)('is complete as the form of %s makes it, but for the network', (type) => {
    const form = checkupForms[type];
    const made = form.create({ name: 'run', namespace: 'apps' });
    const codes = checkCheckup(made).map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(['VMN906']));
    expect(checkCheckup(samples[type])).toEqual([]);
  });

  it.each(checkupTypes)('stays as it is where the form of %s changes nothing', (type) => {
    const form = checkupForms[type];
    const sample = samples[type];
    const read = form.read(sample);
    if (read.kind !== 'form') throw new Error('It is not shown');
    expect(form.apply(sample, read.values as never)).toBe(sample);
  });

  it('is made anew for another run, without results', () => {
    const used = latency({}, { 'status.succeeded': 'true' }, { uid: 'x', resourceVersion: '7' });
    const next = forAnotherRun(used, 'run-2');
    expect(next).toEqual(latency({}, {}, { name: 'run-2' }));
    expect(checkCheckup(next)).toEqual([]);
  });

  it('gets a name that none has', () => {
    expect(nextName('run', [])).toBe('run');
    expect(nextName('run-2', ['run', 'run-2', 'run-9', 'running-20'])).toBe('run-10');
    fc.assert(
      fc.property(fc.array(fc.constantFrom('run', 'run-2', 'run-3', 'a-run')), (taken) => {
        expect(taken).not.toContain(nextName('run', taken));
      }),
    );
  });
});

describe('a duration of Go', () => {
  it.each<[string, number]>([
    ['5m', 300],
    ['1h30m', 5400],
    ['1.5s', 1.5],
    ['.5s', 0.5],
    ['0', 0],
    ['-2s', -2],
    ['100ms', 0.1],
  ])('%s', (text, seconds) => {
    expect(secondsOf(text)).toBeCloseTo(seconds);
  });

  it.each(['', '5', 'm', '5 m', '5m ', '1d', '+', '5m3'])('is none of "%s"', (text) => {
    expect(secondsOf(text)).toBeUndefined();
  });

  it('adds its parts up', () => {
    fc.assert(
      fc.property(fc.nat(99), fc.nat(59), fc.nat(59), (hours, minutes, seconds) => {
        expect(secondsOf(`${hours}h${minutes}m${seconds}s`)).toBe(
          hours * 3600 + minutes * 60 + seconds,
        );
      }),
    );
  });
});

describe('what a run is made of', () => {
  it.each(checkupTypes)('of %s fits together', (type) => {
    const job = jobFor(samples[type], type);
    expect(configMapOfJob(job)).toEqual({ namespace: 'apps', name: 'run' });
    const account = accountFor(type, 'apps').metadata?.name;
    expect(job).toMatchObject({
      spec: {
        backoffLimit: 0,
        template: {
          spec: { serviceAccountName: account, containers: [{ image: upstreams[type].image }] },
        },
      },
    });
    const access = accessFor(type, 'apps');
    const roles = access
      .filter(({ kind }) => kind === 'Role')
      .map(({ metadata }) => metadata?.name);
    const bindings = access.filter(({ kind }) => kind === 'RoleBinding');
    expect(bindings.map((each) => (each.roleRef as { name: string }).name)).toEqual(roles);
    for (const each of bindings)
      expect(each.subjects).toEqual([{ kind: 'ServiceAccount', name: account, namespace: 'apps' }]);
    expect(rightsGranted(type)).toContainEqual(
      expect.objectContaining({ resource: 'virtualmachineinstances' }),
    );
  });
});

const runIn = (data: Record<string, string>, job?: object) => {
  const run = runOf(latency({}, data), job ? [{ ...jobFor(latency(), 'latency'), ...job }] : []);
  if (!run) throw new Error('It is no run');
  return run;
};

describe('a run', () => {
  const started = { 'status.startTimestamp': '2026-11-24T12:00:00Z' };
  const failed = {
    status: { conditions: [{ type: 'Failed', status: 'True', message: 'backoff limit' }] },
  };

  it.each<[string, Record<string, string>, object | undefined, string, string]>([
    ['waits', {}, undefined, 'waiting', ''],
    ['runs', started, {}, 'running', ''],
    ['succeeded', { ...started, 'status.succeeded': 'true' }, {}, 'succeeded', ''],
    [
      'failed with its own words before those of the Job',
      { 'status.succeeded': 'false', 'status.failureReason': 'setup: no node' },
      failed,
      'failed',
      'setup: no node',
    ],
    ['failed without a word of its own', started, failed, 'failed', 'backoff limit'],
  ])('%s', (_title, data, job, state, reason) => {
    expect(runIn(data, job)).toMatchObject({ state, reason });
  });

  it('is found without its label, by its settings', () => {
    const bare = (configMap: KubernetesResource) => ({ ...configMap, metadata: { name: 'x' } });
    expect(runOf(bare(latency()), [])?.type).toBe('latency');
    expect(runOf(bare(dpdk()), [])?.type).toBe('dpdk');
    expect(runOf({ apiVersion: 'v1', kind: 'ConfigMap', data: { a: 'b' } }, [])).toBeUndefined();
  });

  it('tells what it measured, and nothing where it told nothing', () => {
    expect(resultOf(runIn(started))).toBeUndefined();
    expect(
      resultOf(
        runIn({ 'status.result.avgLatencyNanoSec': '177000', 'status.result.sourceNode': 'a' }),
      ),
    ).toEqual({
      type: 'latency',
      least: undefined,
      average: 177_000,
      most: undefined,
      measured: undefined,
      from: 'a',
      to: undefined,
    });
    const run = runOf(dpdk({}, { 'status.result.trafficGenSentPackets': '480000000' }), []);
    expect(run && resultOf(run)).toMatchObject({ sent: 480_000_000, received: undefined });
  });

  it.each([
    [0, '0 ns'],
    [135, '135 ns'],
    [177_000, '177 µs'],
    [999_999, '1 ms'],
    [2_440_000, '2.44 ms'],
    [1.5e9, '1.5 s'],
  ])('%d ns is %s', (nanoseconds, text) => {
    expect(timeText(nanoseconds)).toBe(text);
  });
});
