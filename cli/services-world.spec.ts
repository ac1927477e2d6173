import { checkWorld } from '../src/domain/checks/of-world';
import * as codes from '../src/domain/findings/codes';
import { serviceRowsOf } from '../src/domain/services/rows';
import { explainService } from '../src/domain/services/why';
import { kindNames } from '../src/domain/world/kinds';
import { worldOf } from '../src/domain/world/world';
import { services } from '../standalone/scenarios/services';

/** A scenario holds all that there is. */
const everywhere = Object.fromEntries(kindNames.map((kind) => [kind, 'everywhere' as const]));
const world = worldOf(services.objects(), everywhere);
const rows = serviceRowsOf(world, world.list('Service'));

describe('the scenario of Services', () => {
  it('has one of each trouble, and nothing else', () => {
    const explained = rows.map(({ key, scene }) => {
      const { verdict, blockers } = explainService(scene);
      return [key, verdict, ...blockers.map(({ code }) => code)];
    });
    expect(explained.sort(([a = ''], [b = '']) => a.localeCompare(b))).toEqual([
      ['fenced/fenced-01', 'blocked', codes.policiesKeepServiceOut],
      // It selects no VM, so that nobody asks.
      ['office/holds-the-last', 'unknown'],
      ['office/label-elsewhere', 'blocked', codes.serviceSelectsOtherNamespace],
      ['shop/label-later', 'blocked', codes.labelOfServiceAfterRestart],
      ['shop/label-on-vm', 'blocked', codes.labelOfServiceOnVmOnly],
      ['shop/lan-only', 'blocked', codes.vmNotOnServiceNetwork],
      ['shop/no-address', 'blocked', codes.balancerPoolsEmpty],
      // Who is outside of the cluster asks, and nobody announces its address.
      ['shop/not-announced', 'unknown'],
      ['shop/one-family', 'blocked', codes.vmWithoutFamilyOfService],
      ['shop/port-closed', 'blocked', codes.targetPortNotOpen],
      ['shop/port-named', 'blocked', codes.targetPortNameUnknown],
      ['shop/probe-fails', 'blocked', codes.endpointOfServiceNotReady],
      ['shop/stopped', 'waiting'],
      ['shop/web-announced', 'open'],
      ['shop/web-headless', 'open'],
      ['shop/web-inside', 'open'],
      ['shop/web-nodes', 'open'],
      ['shop/without-selector', 'unknown'],
      ['tenant/tenant-01', 'open'],
    ]);
  });

  it('has no finding on anything else but the pool that nobody announces', () => {
    const others = checkWorld(world).filter(
      ({ object, severity }) => severity !== 'info' && object.kind !== 'Service',
    );
    expect(others.map(({ code, object }) => [code, object.name])).toEqual([
      [codes.poolNotAnnounced, 'unannounced'],
    ]);
  });

  it('counts the endpoint of a primary network once, at its address there', () => {
    const tenant = rows.find(({ key }) => key === 'tenant/tenant-01');
    expect(tenant?.scene.endpoints).toMatchObject({
      isMirrored: true,
      ready: 1,
      all: [{ addresses: [expect.stringMatching(/^10\.90\./)] }],
    });
  });
});
