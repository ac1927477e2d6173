import { objectKeyOf } from '../findings/order';
import type { KubernetesResource } from '../core/resource';
import { explainInterface } from '../vm/explain/explain';
import { verdictOf } from '../vm/explain/verdict';
import { wireOf } from '../vm/explain/wire';
import { viewOfObject } from '../vm/interfaces/view';
import { checkState } from '../vm/lifecycle/check-state';
import { checkVm } from '../vm/rules/check-vm';
import { explainCases } from '../vm/testing/cases-explain';
import { stateCases } from '../vm/testing/cases-state';
import { worldOf } from '../world/world';
import { checkWorld } from './of-world';

const worlds: [string, readonly KubernetesResource[]][] = [
  ...explainCases.map(([title, , objects]): [string, readonly KubernetesResource[]] => [
    title,
    objects,
  ]),
  ...stateCases.map(([code, , fires], index): [string, readonly KubernetesResource[]] => [
    `${code} (${index})`,
    fires as KubernetesResource[],
  ]),
];

const subjectOf = (objects: readonly KubernetesResource[]) =>
  objects.find(({ kind }) => kind === 'VirtualMachine') ??
  objects.find(({ kind }) => kind === 'VirtualMachineInstance');

describe('what the explanation of an interface finds broken', () => {
  it.each(worlds)('is a finding, in %s', (_title, objects) => {
    const world = worldOf([...objects]);
    const vm = subjectOf(objects);
    if (!vm) throw new Error('no VM');
    const view = viewOfObject(world, vm);
    const known = new Set(
      checkWorld(world).map(({ code, object }) => `${code} ${objectKeyOf(object)}`),
    );
    const onPage = new Set(
      [...checkVm(world, vm), ...checkState(view).map(({ finding }) => finding)].map(
        ({ code }) => code,
      ),
    );
    for (const row of view.rows) {
      const steps = explainInterface(world, vm, row.name)?.steps ?? [];
      for (const { id, status, finding } of steps) {
        if (status !== 'broken') continue;
        // In words of a rule, in Checks, and on the page of the VM.
        expect([id, finding]).not.toEqual([id, undefined]);
        if (!finding) continue;
        expect(known).toContain(`${finding.code} ${objectKeyOf(finding.object)}`);
        expect(onPage).toContain(finding.code);
      }
      const first = steps.find(({ finding }) => finding?.severity === 'error');
      // In the state of the interface.
      expect(verdictOf(view, row)?.kind === 'broken').toBe(first !== undefined);
      // In the picture.
      const drawn = wireOf(view, row);
      const isBroken = steps.some(({ status }) => status === 'broken');
      const isDrawn = drawn.some(({ status }) => status === 'broken' || status === 'limited');
      if (isBroken) expect(isDrawn).toBe(true);
    }
  });
});
