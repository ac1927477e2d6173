import { startApiServer, type RunningApiServer } from '../apiserver/index.ts';
import { scenarios } from '../scenarios/index.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { simulatedMetrics } from '../metrics/index.ts';
import { BadQuery, readQuery } from '../metrics/query.ts';

const scenarioOf = (name: string): Scenario => {
  const scenario = scenarios[name];
  if (!scenario) throw new Error(`There is no scenario ${name}`);
  return scenario;
};

const asked = async (
  { url }: RunningApiServer,
  path: string,
  params: Record<string, string>,
  token?: string,
) => {
  const response = await fetch(`${url}${path}?${new URLSearchParams(params).toString()}`, {
    headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
  });
  const text = await response.text();
  return { code: response.status, text };
};

interface Answer {
  data: { result: { metric: Record<string, string>; value: [number, string] }[] };
}

const resultOf = ({ text }: { text: string }) => (JSON.parse(text) as Answer).data.result;

const RECEIVED = 'kubevirt_vmi_network_receive_packets_total';
const QUERY = '/prometheus/api/v1/query';
const TENANCY = '/prometheus-tenancy/api/v1/query';

describe('simulated metrics', () => {
  let server: RunningApiServer;
  beforeAll(async () => {
    const scenario = scenarioOf('traffic');
    server = await startApiServer({ scenario, beside: simulatedMetrics(scenario.metrics) });
  });
  afterAll(() => server.close());

  it('are of running VMs, and never of SR-IOV interfaces', async () => {
    const found = resultOf(await asked(server, QUERY, { query: RECEIVED }));
    const names = found.map(({ metric }) => `${metric.name ?? ''}/${metric.interface ?? ''}`);
    expect(names).toContain('erp-db-01/erp-lan');
    expect(names).not.toContain('erp-db-01/storage');
  });

  it('are the same at the same time, and grow', async () => {
    const at = async (time: string) =>
      resultOf(await asked(server, QUERY, { query: `sum(${RECEIVED})`, time }))[0]?.value[1];
    const now = Math.floor(Date.now() / 1000);
    expect(await at(String(now))).toBe(await at(String(now)));
    expect(Number(await at(String(now)))).toBeGreaterThan(Number(await at(String(now - 600))));
  });

  it('leave out the devices of nodes that OpenShift leaves out', async () => {
    const query = 'sum by (device) (node_network_receive_bytes_total)';
    const devices = resultOf(await asked(server, QUERY, { query })).map(
      ({ metric }) => metric.device,
    );
    expect(devices).toContain('eno2');
    expect(devices.filter((device) => /^(bond|br-ex)/.test(device ?? ''))).toEqual([]);
  });

  it('show what the scenario says', async () => {
    const drops = 'increase(kubevirt_vmi_network_receive_packets_dropped_total[1h])';
    const lossy = resultOf(await asked(server, QUERY, { query: drops })).filter(
      ({ value }) => Number(value[1]) > 0,
    );
    expect(lossy.map(({ metric }) => metric.interface)).toEqual(['production']);
  });

  it.each([
    ['sum(', 'parse error'],
    ['', 'no expression found'],
    ['topk(5, up)', 'not simulated'],
    ['up + 1', 'not simulated'],
    ['up{job=~"("}', 'error parsing regexp'],
  ])('refuse the query %s as Prometheus does', async (query, why) => {
    const { code, text } = await asked(server, QUERY, { query });
    expect(code).toBe(400);
    expect(JSON.parse(text)).toMatchObject({
      status: 'error',
      errorType: 'bad_data',
      error: expect.stringContaining(why) as string,
    });
  });

  it.each([
    [{ start: '0', end: '100000', step: '1' }, '11,000 points'],
    [{ start: '10', end: '0', step: '1' }, 'before start'],
    [{ start: '0', end: '1', step: '0' }, 'step'],
    [{ start: 'x', end: '1', step: '1' }, 'timestamp'],
  ])('refuse the range %j', async (range, why) => {
    const { code, text } = await asked(server, '/prometheus/api/v1/query_range', {
      query: 'up',
      ...range,
    });
    expect([code, text]).toEqual([400, expect.stringContaining(why)]);
  });

  it('of the cluster are closed to users of a project, those of the project are not', async () => {
    const token = 'erp-viewer';
    const query = `sum by (namespace) (${RECEIVED})`;
    expect((await asked(server, QUERY, { query }, token)).code).toBe(403);
    expect((await asked(server, TENANCY, { query, namespace: 'lab' }, token)).code).toBe(403);
    expect((await asked(server, TENANCY, { query }, token)).code).toBe(400);
    const own = await asked(server, TENANCY, { query, namespace: 'erp' }, token);
    expect(resultOf(own).map(({ metric }) => metric)).toEqual([{ namespace: 'erp' }]);
  });

  it('of a node are empty for one namespace, as their series have none', async () => {
    const answer = await asked(server, TENANCY, {
      query: 'node_network_receive_bytes_total',
      namespace: 'erp',
    });
    expect(resultOf(answer)).toEqual([]);
  });

  it('ask who it is', async () => {
    expect((await asked(server, QUERY, { query: RECEIVED }, 'nobody')).code).toBe(401);
  });
});

it('there are none where the scenario has no Prometheus', async () => {
  const scenario = scenarioOf('no-metrics');
  const server = await startApiServer({ scenario, beside: simulatedMetrics(scenario.metrics) });
  expect((await asked(server, QUERY, { query: 'up' })).code).toBe(404);
  await server.close();
});

it('a query is read with its offset, its durations and its quotes', () => {
  expect(readQuery("rate(up{a='b',c!~`d.`}[1h30m])")).toEqual({
    kind: 'change',
    isRate: true,
    range: 5400,
    of: {
      kind: 'selector',
      offset: 0,
      matchers: [
        { label: '__name__', operator: '=', value: 'up' },
        { label: 'a', operator: '=', value: 'b' },
        { label: 'c', operator: '!~', value: 'd.' },
      ],
    },
  });
  expect(readQuery('(up offset 1d)')).toMatchObject({ offset: 86_400 });
  expect(() => readQuery('sum without (a) (up)')).toThrow(BadQuery);
});
