import type { KubernetesResource } from '../../core/resource';
import { worldOf } from '../../world/world';
import { ID_LABEL } from '../../vm/interfaces/pod-labels';
import { vmViewsOf } from '../selection';
import { NAMESPACE, running, service, vm } from '../testing/services';
import { serviceForm } from './service-form';
import { draftFor, exposureOf, withSelected } from './exposure';

const EVERYTHING = {
  VirtualMachine: 'everywhere',
  VirtualMachineInstance: 'everywhere',
  Pod: 'everywhere',
} as const;

const namesOf = (list: readonly { name: string }[]): string[] => list.map(({ name }) => name);

const exposed = (objects: object[], spec: object, chosen: string[]) => {
  const world = worldOf(objects, EVERYTHING);
  const views = vmViewsOf(world, NAMESPACE);
  const found = exposureOf(world, service({ ...spec }), views, new Set(chosen));
  return {
    now: namesOf(found.now),
    after: namesOf(found.after),
    labelled: found.labelled.map(({ metadata }) => metadata?.name),
    restarts: namesOf(found.restarts),
    missed: namesOf(found.missed),
  };
};

const draft = (objects: object[], vms: string[], more: object = {}) =>
  draftFor({
    namespace: NAMESPACE,
    world: worldOf(objects, EVERYTHING),
    vms,
    port: undefined,
    type: undefined,
    ...more,
  });

const plain = vm({ labels: {} });
const plainRunning = running({ labels: {} });

describe('what a Service in the making selects', () => {
  it('are the VMs that have its labels already, with nothing to change', () => {
    expect(exposed(running(), {}, ['a'])).toEqual({
      now: ['a'],
      after: ['a'],
      labelled: [],
      restarts: [],
      missed: [],
    });
  });

  it('is a running VM after a restart only, where its template gets the label', () => {
    expect(exposed(plainRunning, { selector: { special: 'key' } }, ['a'])).toEqual({
      now: [],
      after: ['a'],
      labelled: ['a'],
      restarts: ['a'],
      missed: [],
    });
  });

  it('is a stopped VM once it is started, without a restart', () => {
    expect(exposed([plain], { selector: { special: 'key' } }, ['a'])).toMatchObject({
      after: ['a'],
      labelled: ['a'],
      restarts: [],
    });
  });

  it('is no VM that was not chosen', () => {
    expect(exposed(plainRunning, { selector: { special: 'key' } }, [])).toMatchObject({
      after: [],
      labelled: [],
      missed: [],
    });
  });

  it('is no VM by a label that KubeVirt sets itself', () => {
    expect(exposed(plainRunning, { selector: { [ID_LABEL]: 'b' } }, ['a'])).toMatchObject({
      after: [],
      labelled: [],
      missed: ['a'],
    });
  });
});

describe('the labels of a template', () => {
  it('are added to what is there, and change nothing where they are', () => {
    const shop: KubernetesResource = { ...vm(), metadata: { name: 'a', namespace: NAMESPACE } };
    const labelled = withSelected(shop, { special: 'key' });
    expect(labelled).toMatchObject({
      spec: { template: { metadata: { labels: { app: 'shop', special: 'key' } } } },
    });
    expect(withSelected(labelled, { special: 'key' })).toBe(labelled);
  });
});

describe('the Service that the form begins with', () => {
  it('tells one VM by the label of KubeVirt, and has the ports that it lists', () => {
    const listing = vm({ nic: { masquerade: {}, ports: [{ name: 'http', port: 80 }] } });
    expect(draft([listing], ['a'])).toMatchObject({
      metadata: { name: 'a-http', namespace: NAMESPACE },
      spec: {
        type: 'ClusterIP',
        selector: { [ID_LABEL]: 'a' },
        ports: [{ name: 'http', protocol: 'TCP', port: 80, targetPort: 80 }],
      },
    });
  });

  it('tells several VMs by a label of its own', () => {
    expect(draft([vm(), vm({ name: 'b' })], ['a', 'b'], { port: 'ssh' })).toMatchObject({
      metadata: { name: 'a' },
      spec: { selector: { 'exposed-by': 'a' }, ports: [{ name: 'ssh', port: 22 }] },
    });
  });

  it('is headless where that is asked for, and the form shows it', () => {
    const read = serviceForm.read(draft([vm()], ['a'], { type: 'Headless' }));
    expect(read).toMatchObject({ kind: 'form', values: { type: 'Headless' } });
  });

  it('has a name that is free', () => {
    expect(draft([vm(), service({}, { name: 'a' })], ['a'])).toMatchObject({
      metadata: { name: 'a-2' },
    });
  });
});
