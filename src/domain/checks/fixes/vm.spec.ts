import type { KubernetesResource } from '../../core/resource';
import { checkVms } from '../of-vms';
import { fieldCases } from '../../vm/testing/cases-fields';
import { layoutCases } from '../../vm/testing/cases-layout';
import { referenceCases } from '../../vm/testing/cases-references';
import { stateCases } from '../../vm/testing/cases-state';
import { bridgeNic, masquerade, vmOf } from '../../vm/testing/vms';
import { worldOf } from '../../world/world';
import type { FindingCode } from '../../findings/catalog';
import { fixOf, hasFix } from '.';
import { fixVm, hasVmFix, isVm } from './vm';

const cases = [...layoutCases, ...fieldCases, ...referenceCases, ...stateCases];

const fixedCodes: FindingCode[] = cases
  .map(([code]) => code as FindingCode)
  .filter((code) => hasVmFix(code));

describe('fixVm', () => {
  it('takes findings away where there is a fix, and changes one place', () => {
    const mended = new Set<string>();
    for (const [code, path, fires] of cases) {
      if (!hasVmFix(code as FindingCode)) continue;
      const objects = fires as KubernetesResource[];
      const finding = checkVms(worldOf(objects)).find(
        (each) => each.code === code && each.path === path,
      );
      const vm = objects.find(
        (object) => isVm(object) && object.metadata?.name === finding?.object.name,
      );
      if (!finding || !vm) throw new Error(code);
      const before = JSON.stringify(vm);
      const fixed = fixVm(finding, vm);
      expect(JSON.stringify(vm)).toBe(before);
      if (!fixed) continue;
      const after = checkVms(worldOf(objects.map((object) => (object === vm ? fixed : object))));
      expect([code, after.some((each) => each.code === code && each.path === path)]).toEqual([
        code,
        false,
      ]);
      mended.add(code);
    }
    expect([...new Set(fixedCodes)].filter((code) => !mended.has(code))).toEqual([]);
  });

  it('keeps everything else, and the order of keys', () => {
    const vm = vmOf({
      interfaces: [masquerade, { name: 'lan', tag: 'x', masquerade: {}, macAddress: null }],
    });
    const [finding] = checkVms(worldOf([vm])).filter(({ code }) => code === 'VMN625');
    const fixed = finding && fixVm(finding, vm);
    expect(JSON.stringify(fixed)).toBe(
      JSON.stringify(vm).replace('"tag":"x","masquerade":{}', '"tag":"x","bridge":{}'),
    );
  });

  it('has nothing for other findings and other objects', () => {
    const vm = vmOf({ interfaces: [masquerade, bridgeNic({ macAddress: 'x' })] });
    const [finding] = checkVms(worldOf([vm]));
    expect(finding && fixVm(finding, vm)).toBeUndefined();
    expect(finding && fixVm({ ...finding, code: 'VMN672' }, { kind: 'Pod' })).toBeUndefined();
  });
});

describe('fixOf for VMs', () => {
  const findingsIn = (objects: KubernetesResource[]) => checkVms(worldOf(objects));

  it('mends what is seen of the VM alone', () => {
    const vm = vmOf({ interfaces: [masquerade, { name: 'lan', masquerade: {} }] });
    const finding = findingsIn([vm]).find(({ code }) => code === 'VMN625');
    if (!finding) throw new Error('no finding');
    expect(hasFix(finding.code)).toBe(true);
    const fixed = fixOf(finding, vm);
    expect(fixed && checkVms(worldOf([fixed])).map(({ code }) => code)).not.toContain('VMN625');
    // Near misses: mended already, another object, a finding without a fix.
    expect(fixed && fixOf(finding, fixed)).toBeUndefined();
    expect(fixOf(finding, { ...vm, kind: 'VirtualMachineInstance' })).toBeUndefined();
    expect(fixOf({ ...finding, code: 'VMN601' }, vm)).toBeUndefined();
  });

  it('mends what is seen only beside the network, with the world', () => {
    const mended: string[] = [];
    for (const [code, path, fires] of referenceCases) {
      if (!hasVmFix(code as FindingCode)) continue;
      const objects = fires as KubernetesResource[];
      const world = worldOf(objects);
      const finding = checkVms(world).find((each) => each.code === code && each.path === path);
      const vm = objects.find(
        ({ kind, metadata }) =>
          kind === 'VirtualMachine' && metadata?.name === finding?.object.name,
      );
      if (!finding || !vm) continue;
      expect(fixOf(finding, vm)).toBeUndefined();
      const fixed = fixOf(finding, vm, world);
      if (!fixed) continue;
      const after = worldOf(objects.map((object) => (object === vm ? fixed : object)));
      expect(checkVms(after).some((each) => each.code === code && each.path === path)).toBe(false);
      mended.push(code);
    }
    expect(mended).toEqual(expect.arrayContaining(['VMN683', 'VMN684']));
  });
});
