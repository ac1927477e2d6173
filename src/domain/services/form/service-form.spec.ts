import fc from 'fast-check';
import type { KubernetesResource } from '../../core/resource';
import { blankPort, serviceForm, type PortRow, type ServiceValues } from './service-form';

const base: KubernetesResource = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'shop', labels: { 'x.y/z': '1' } },
  spec: {
    type: 'NodePort',
    clusterIP: '10.0.0.1',
    clusterIPs: ['10.0.0.1'],
    externalTrafficPolicy: 'Local',
    internalTrafficPolicy: 'Cluster',
    ports: [
      { name: 'a', port: 80, targetPort: 'http', nodePort: 30080, appProtocol: 'h2c' },
      { name: 'b', port: 81, nodePort: 30081, unknown: { deep: [1] } },
    ],
    selector: { app: 'web' },
  },
};

const valuesOf = (service: KubernetesResource): ServiceValues => {
  const read = serviceForm.read(service);
  if (read.kind !== 'form') throw new Error(read.reason);
  return read.values;
};

const edited = (change: Partial<ServiceValues>, service = base): Record<string, unknown> => {
  const after = serviceForm.apply(service, { ...valuesOf(service), ...change });
  return (after as { spec: Record<string, unknown> }).spec;
};

describe('the form of a Service', () => {
  it('shows what is written, and what the API server would fill in', () => {
    expect(valuesOf(base)).toMatchObject({
      name: 'web',
      type: 'NodePort',
      selector: 'app=web',
      externalTrafficPolicy: 'Local',
      sessionAffinity: 'None',
      allocatesNodePorts: true,
      ports: [
        { name: 'a', protocol: 'TCP', port: '80', targetPort: 'http', nodePort: '30080' },
        { name: 'b', protocol: 'TCP', port: '81', targetPort: '', nodePort: '30081' },
      ],
    });
  });

  it('leaves a Service whose values stay as it is, whatever is in it', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (spec, metadata) => {
        const service = { ...base, spec, metadata } as unknown as KubernetesResource;
        const read = serviceForm.read(service);
        if (read.kind === 'form') expect(serviceForm.apply(service, read.values)).toBe(service);
      }),
    );
  });

  it('keeps what a port has beside its fields when another one is removed', () => {
    const second = valuesOf(base).ports[1] ?? blankPort;
    expect(edited({ ports: [second] }).ports).toEqual([
      { name: 'b', port: 81, nodePort: 30081, unknown: { deep: [1] } },
    ]);
  });

  it('keeps what a port has beside its fields when one of them changes', () => {
    const [first, second] = valuesOf(base).ports as [PortRow, PortRow];
    expect(edited({ ports: [{ ...first, port: '8080' }, second] }).ports).toEqual([
      { name: 'a', port: 8080, targetPort: 'http', nodePort: 30080, appProtocol: 'h2c' },
      { name: 'b', port: 81, nodePort: 30081, unknown: { deep: [1] } },
    ]);
  });

  it('takes off what no other type may have', () => {
    const spec = edited({ type: 'ClusterIP' });
    expect(spec).not.toHaveProperty('externalTrafficPolicy');
    expect(spec.ports).toEqual([
      { name: 'a', port: 80, targetPort: 'http', appProtocol: 'h2c' },
      { name: 'b', port: 81, unknown: { deep: [1] } },
    ]);
    expect(spec).toMatchObject({ clusterIP: '10.0.0.1', internalTrafficPolicy: 'Cluster' });
  });

  it('writes no node port of a row that stands under another type', () => {
    const [first] = valuesOf(base).ports as [PortRow];
    expect(edited({ type: 'ClusterIP', ports: [{ ...first, port: '82' }] }).ports).toEqual([
      { name: 'a', port: 82, targetPort: 'http', appProtocol: 'h2c' },
    ]);
  });

  it('goes between headless and an address', () => {
    const fresh = serviceForm.create({ name: 'web', namespace: 'shop' });
    const headless = edited({ type: 'Headless' }, fresh);
    expect(headless).toMatchObject({ type: 'ClusterIP', clusterIP: 'None' });
    const back = edited({ type: 'ClusterIP' }, { ...fresh, spec: headless });
    expect(back).not.toHaveProperty('clusterIP');
  });

  it('takes the time of an affinity off with the affinity', () => {
    const affine = edited({ sessionAffinity: 'ClientIP', sessionTimeout: '60' });
    expect(affine.sessionAffinityConfig).toEqual({ clientIP: { timeoutSeconds: 60 } });
    const none = edited(
      { sessionAffinity: 'None' },
      {
        ...base,
        spec: affine,
      },
    );
    expect(none).not.toHaveProperty('sessionAffinityConfig');
  });

  it('does not show what leads to no VM', () => {
    const named = { ...base, spec: { type: 'ExternalName', externalName: 'a.b' } };
    expect(serviceForm.read(named as KubernetesResource).kind).toBe('text-only');
  });
});
