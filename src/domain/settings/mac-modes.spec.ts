import fc from 'fast-check';
import { worldOf } from '../world/world';
import {
  isManaged,
  MAC_LABELS,
  macSelectionsOf,
  withManaged,
  type MacMode,
  type MacSubject,
} from './mac-modes';

const hco = { apiVersion: 'hco.kubevirt.io/v1', kind: 'HyperConverged', metadata: { name: 'hco' } };

const webhook = (subject: MacSubject, mode: MacMode) => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'MutatingWebhookConfiguration',
  metadata: { name: 'kubemacpool-mutator' },
  webhooks: [
    {
      name: MAC_LABELS[subject],
      namespaceSelector: {
        matchExpressions: [
          { key: 'runlevel', operator: 'NotIn', values: ['0', '1'] },
          mode === 'opt-out'
            ? { key: MAC_LABELS[subject], operator: 'NotIn', values: ['ignore'] }
            : { key: MAC_LABELS[subject], operator: 'In', values: ['allocate'] },
        ],
      },
    },
  ],
});

const namespace = (labels: Record<string, string> = {}) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'web', labels },
});

const label = (value: string) => ({ [MAC_LABELS.vms]: value });

describe('how KubeMacPool chooses namespaces', () => {
  it('is as HyperConverged installs it where the webhook is not known', () => {
    const { vms, pods } = macSelectionsOf(worldOf([hco]));
    expect([vms?.mode, pods?.mode]).toEqual(['opt-out', 'opt-in']);
  });

  it('is what the webhook says, which wins', () => {
    const { vms, pods } = macSelectionsOf(worldOf([hco, webhook('vms', 'opt-in')]));
    expect([vms?.mode, pods?.mode]).toEqual(['opt-in', 'opt-in']);
  });

  it('is not known where nothing tells', () => {
    const { vms, pods } = macSelectionsOf(worldOf([namespace()]));
    expect([vms, pods]).toEqual([undefined, undefined]);
  });
});

describe('whether a namespace is looked after', () => {
  it.each([
    ['opt-out', {}, true],
    ['opt-out', label('ignore'), false],
    ['opt-out', label('allocate'), true],
    ['opt-out', { runlevel: '0' }, false],
    ['opt-in', {}, false],
    ['opt-in', label('ignore'), false],
    ['opt-in', label('allocate'), true],
    ['opt-in', { ...label('allocate'), runlevel: '1' }, false],
  ] as const)('%s with the labels %j', (mode, labels, expected) => {
    expect(isManaged(worldOf([webhook('vms', mode)]), namespace(labels), 'vms')).toBe(expected);
  });

  it.each([
    [{}, undefined],
    [label('allocate'), true],
    [label('ignore'), false],
  ])('without anything that tells the mode, with the labels %j', (labels, expected) => {
    expect(isManaged(worldOf([]), namespace(labels), 'vms')).toBe(expected);
  });

  const labels = fc.dictionary(
    fc.constantFrom(MAC_LABELS.vms, MAC_LABELS.pods, 'team', 'env'),
    fc.constantFrom('allocate', 'ignore', 'x'),
  );

  it('is as it was set, and nothing but its label has changed', () => {
    fc.assert(
      fc.property(
        labels,
        fc.constantFrom<MacSubject>('vms', 'pods'),
        fc.constantFrom<MacMode>('opt-in', 'opt-out'),
        fc.boolean(),
        (own, subject, mode, isOn) => {
          const before = { ...namespace(own), spec: { finalizers: ['kubernetes'] } };
          const after = withManaged(before, subject, mode, isOn);
          expect(isManaged(worldOf([webhook(subject, mode)]), after, subject)).toBe(isOn);
          const without = ({ [MAC_LABELS[subject]]: _label, ...others }: Record<string, string>) =>
            others;
          expect(without(after.metadata.labels)).toEqual(without(before.metadata.labels));
          expect({ ...after, metadata: 0 }).toEqual({ ...before, metadata: 0 });
        },
      ),
    );
  });

  it('adds labels to a namespace without any', () => {
    const bare = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web' } };
    expect(withManaged(bare, 'vms', 'opt-out', false).metadata).toEqual({
      name: 'web',
      labels: label('ignore'),
    });
    expect(withManaged(bare, 'vms', 'opt-out', true).metadata).toEqual({ name: 'web' });
  });
});
