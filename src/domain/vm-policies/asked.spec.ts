import fc from 'fast-check';
import { running } from '../services/testing/services';
import { worldOf } from '../world/world';
import { askedIn, nameOfAsked, askedText, endFor, type Asked } from './asked';
import { nameOfEnd } from './asked-end';

const asked: fc.Arbitrary<Asked> = fc.oneof(
  fc.constantFrom<Asked>({ kind: 'outside' }, { kind: 'cluster' }),
  fc.string().map((namespace): Asked => ({ kind: 'namespace', namespace })),
  fc
    .tuple(fc.string(), fc.string(), fc.string())
    .map(([namespace, name, nic]): Asked => ({ kind: 'vm', namespace, name, nic })),
  fc.ipV4().map((address): Asked => ({ kind: 'address', address })),
  fc.ipV6().map((address): Asked => ({ kind: 'address', address })),
);

describe('an end that is asked for', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(asked, (each) => {
        expect(askedIn(askedText(each))).toEqual(each);
      }),
    );
  });

  it('takes whatever stands in an address', () => {
    const world = worldOf(running());
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(endFor(world, askedIn(text))).toBeDefined();
      }),
    );
    expect(askedIn('%E0%A4%A')).toEqual({ kind: 'address', address: '%E0%A4%A' });
  });

  const lan = { name: 'lan', bridge: {} };
  const two = running({
    spec: {
      domain: { devices: { interfaces: [lan, { name: 'default', masquerade: {} }] } },
      networks: [
        { name: 'lan', multus: { networkName: 'lan' } },
        { name: 'default', pod: {} },
      ],
    },
  });
  const found = (text: string, isKnown = true) => {
    const world = worldOf(two, isKnown ? { VirtualMachine: 'everywhere' } : {});
    const end = endFor(world, askedIn(text));
    const said = 'end' in end ? nameOfEnd(end.end) : end.missing;
    return said.params.name ?? said.text;
  };

  it('is the interface on the network of pods, unless another is named', () => {
    expect(found('vm/web/a')).toBe('a/default');
    expect(found('vm/web/a/lan')).toBe('a/lan');
    expect(found('10.128.0.7')).toBe('a/default');
  });

  it('is said to be missing only where all are known', () => {
    const said = (isKnown: boolean) => {
      const end = endFor(
        worldOf(two, isKnown ? { VirtualMachine: 'everywhere' } : {}),
        askedIn('vm/web/z'),
      );
      return 'missing' in end ? end.missing.text : '';
    };
    expect(said(true)).toMatch(/has no VM/);
    expect(said(false)).toMatch(/is not known here/);
    expect(found('vm/web/')).toBe('Choose a VM.');
    expect(found('ns/')).toBe('Choose a namespace.');
    expect(found('web')).toBe('Enter an IP address.');
  });

  it('is no pod of a namespace that is not there', () => {
    const said = (completeness: object) => {
      const place = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web' } };
      const world = worldOf([place], completeness);
      return ['ns/web', 'ns/wep'].map((text) => {
        const end = endFor(world, askedIn(text));
        return 'missing' in end ? end.missing.text : end.end.kind;
      });
    };
    expect(said({ Namespace: 'everywhere' })).toEqual(['pods', 'There is no namespace {{name}}.']);
    expect(said({})).toEqual(['pods', 'pods']);
  });

  it('has a name within a sentence before it is chosen', () => {
    expect(nameOfAsked(askedIn('vm/web/')).text).toBe('a VM');
    expect(nameOfAsked(askedIn('')).text).toBe('an IP address');
  });
});
