import fc from 'fast-check';
import { guestCatalog } from '../findings/catalog/guest';
import { dpdkVmCatalog } from '../findings/catalog/dpdk-vm';
import { credentialCatalog } from '../findings/catalog/credentials';
import { vmCatalog } from '../findings/catalog/vm';
import { testCoverage, testRules, type RuleCase } from '../findings/testing/cases';
import type { Finding } from '../findings/finding';
import { bridgeWith } from '../nad/testing/networks';
import { worldOf } from '../world/world';
import { checkVm } from '../vm/rules/check-vm';
import { checkVms } from './of-vms';
import { cloudInitCases } from '../vm/testing/cases-cloud-init';
import { dedicatedCases } from '../vm/testing/cases-dedicated';
import { credentialCases } from '../vm/testing/cases-credentials';
import { fieldCases } from '../vm/testing/cases-fields';
import { guestCases } from '../vm/testing/cases-guest';
import { madeOfCases } from '../vm/testing/cases-made-of';
import { layoutCases } from '../vm/testing/cases-layout';
import { referenceCases } from '../vm/testing/cases-references';
import {
  bridgeNic,
  kubeVirt,
  masquerade,
  multus,
  podNetwork,
  vmiOf,
  vmOf,
} from '../vm/testing/vms';

const check = (objects: unknown): Finding[] => checkVms(worldOf(objects as unknown[]));

const cases: RuleCase[] = [
  ...layoutCases,
  ...fieldCases,
  ...referenceCases,
  ...guestCases,
  ...madeOfCases,
  ...cloudInitCases,
  ...credentialCases,
  ...dedicatedCases,
];

describe('rules on VMs', () => {
  testRules(cases, check);
  testCoverage(cases, {
    ...vmCatalog,
    ...guestCatalog,
    ...credentialCatalog,
    ...dpdkVmCatalog,
  });

  it('say nothing of healthy VMs', () => {
    const healthy = [
      vmOf(),
      vmOf({ name: 'bare', interfaces: undefined, networks: undefined }),
      vmOf({
        name: 'none',
        interfaces: [],
        networks: [],
        devices: { autoattachPodInterface: false },
      }),
      vmOf({
        name: 'full',
        interfaces: [
          { ...masquerade, ports: [{ name: 'http', port: 80, protocol: 'TCP' }], bootOrder: 2 },
          bridgeNic({
            model: 'e1000e',
            macAddress: '02:00:00:00:00:10',
            pciAddress: '0000:81:01.1',
            acpiIndex: 3,
            tag: 'x',
            state: 'down',
            dhcpOptions: { bootFileName: 'x', ntpServers: ['10.0.0.1'] },
          }),
        ],
        devices: { disks: [{ name: 'root', bootOrder: 1 }] },
      }),
      vmiOf(),
      bridgeWith({}, { name: 'lan-net' }),
      kubeVirt(),
    ];
    expect(check(healthy)).toEqual([]);
  });

  it('pass over VMs that are being deleted', () => {
    const broken = {
      interfaces: [masquerade],
      metadata: { deletionTimestamp: '2026-01-01T00:00:00Z' },
    };
    expect(check([vmOf(broken)])).toEqual([]);
  });

  it('name the VM, its severity and what the message needs', () => {
    const vm = vmOf({ interfaces: [masquerade] });
    expect(checkVm(worldOf([vm]), vm)).toEqual([
      {
        code: 'VMN601',
        severity: 'error',
        object: {
          apiVersion: 'kubevirt.io/v1',
          kind: 'VirtualMachine',
          namespace: 'default',
          name: 'vm',
        },
        path: 'spec.template.spec.networks[1].name',
        params: { name: 'lan' },
      },
    ]);
  });

  it('fill in every placeholder of the messages', () => {
    for (const [, , fires] of cases) {
      for (const { code, params } of check(fires)) {
        const entry = (
          { ...vmCatalog, ...credentialCatalog, ...dpdkVmCatalog } as Record<
            string,
            { message: string } | undefined
          >
        )[code];
        const wanted = [...(entry?.message ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, key]) => key);
        for (const key of wanted)
          expect({ code, keys: Object.keys(params) }).toMatchObject({
            code,
            keys: expect.arrayContaining([key]) as string[],
          });
      }
    }
  });

  it('are the same for one VM and for all', () => {
    const vm = vmOf({ networks: [podNetwork, multus('gone')] });
    const world = worldOf([vm, bridgeWith({})]);
    expect(checkVm(world, vm)).toEqual(checkVms(world));
    expect(checkVm(world, { kind: 'Pod', apiVersion: 'v1' })).toEqual([]);
  });

  it('never throw, whatever VMs are made of', () => {
    const anything = fc.anything({ maxDepth: 3 });
    const keys = fc.constantFrom(
      'name',
      'bridge',
      'masquerade',
      'macAddress',
      'ports',
      'portRanges',
      'dhcpOptions',
      'binding',
      'multus',
      'pod',
      'state',
      'bootOrder',
      'x',
    );
    const entry = fc.oneof(anything, fc.dictionary(keys, anything));
    const vm = fc
      .record({
        interfaces: fc.oneof(anything, fc.array(entry)),
        networks: fc.oneof(anything, fc.array(entry)),
        devices: fc.dictionary(fc.constantFrom('disks', 'interface', 'rng'), anything),
        template: fc.dictionary(fc.constantFrom('network', 'affinity', 'interfaces'), anything),
        spec: fc.dictionary(fc.constantFrom('running', 'runStrategy', 'domain', 'x'), anything),
        metadata: fc.dictionary(
          fc.constantFrom('annotations', 'labels', 'name', 'namespace'),
          anything,
        ),
        templateMetadata: fc.dictionary(fc.constantFrom('annotations', 'x'), anything),
        status: fc.dictionary(fc.constantFrom('interfaces', 'conditions', 'phase'), anything),
      })
      .map((parts) => [
        vmOf(parts),
        vmiOf({ ...parts, name: 'alone' }),
        { ...vmOf(parts), spec: parts.spec },
      ]);
    fc.assert(
      fc.property(vm, (objects) => {
        const before = JSON.stringify(objects);
        check([...objects, bridgeWith({}, { name: 'lan-net' }), kubeVirt()]);
        expect(JSON.stringify(objects)).toBe(before);
      }),
      { numRuns: 1500 },
    );
  });
});
