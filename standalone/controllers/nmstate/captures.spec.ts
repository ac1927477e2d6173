import { canCapture, workedOut } from './captures.ts';

const current = {
  interfaces: [
    { name: 'eth0', type: 'ethernet', mtu: 1500, ipv4: { enabled: true, dhcp: true } },
    { name: 'eth1', type: 'ethernet', mtu: 9000, ipv4: { enabled: false } },
  ],
  routes: {
    running: [
      { destination: '0.0.0.0/0', 'next-hop-interface': 'eth0', metric: 100 },
      { destination: '10.0.0.0/8', 'next-hop-interface': 'eth0' },
      { destination: '10.9.0.0/16', 'next-hop-interface': 'eth1' },
    ],
    config: [],
  },
};

/** The example of nmpolicy: the default route goes over to a bridge, whatever carries it. */
const gateway = {
  'bridge-routes': 'capture.base-routes | routes.running.next-hop-interface:="br1"',
  'base-routes':
    'routes.running.next-hop-interface==capture.default-gw.routes.running.0.next-hop-interface',
  'base-iface': 'interfaces.name == capture.default-gw.routes.running.0.next-hop-interface',
  'default-gw': 'routes.running.destination=="0.0.0.0/0"',
};

const textOf = (captures: Record<string, unknown>, value: unknown) =>
  workedOut(captures, { value }, current).desired.value;

describe('what a policy captures on a node', () => {
  it('follows the default route to its card, in whichever order it is written', () => {
    expect(canCapture(gateway)).toBe(true);
    const { desired, captured } = workedOut(
      gateway,
      {
        interfaces: [
          {
            name: 'br1',
            ipv4: '{{ capture.base-iface.interfaces.0.ipv4 }}',
            description:
              'over {{ capture.base-iface.interfaces.0.name }}, MTU {{capture.base-iface.interfaces.0.mtu}}',
          },
        ],
        routes: { config: '{{ capture.bridge-routes.routes.running }}' },
      },
      current,
    );
    expect(desired).toEqual({
      interfaces: [
        { name: 'br1', ipv4: { enabled: true, dhcp: true }, description: 'over eth0, MTU 1500' },
      ],
      routes: {
        config: [
          { destination: '0.0.0.0/0', 'next-hop-interface': 'br1', metric: 100 },
          { destination: '10.0.0.0/8', 'next-hop-interface': 'br1' },
        ],
      },
    });
    expect(Object.keys(captured)).toEqual(Object.keys(gateway));
    expect(captured['base-iface']).toEqual({ state: { interfaces: [current.interfaces[0]] } });
  });

  it.each([
    ['a number', 'interfaces.mtu==9000', 'eth1'],
    ['a truth', 'interfaces.ipv4.enabled == true', 'eth0'],
  ])('compares with %s', (_what, expression, name) => {
    expect(textOf({ c: expression }, '{{ capture.c.interfaces.0.name }}')).toBe(name);
  });

  it('removes a leaf by setting it to nothing', () => {
    const c = 'interfaces.name=="eth1" | interfaces.ipv4:=null';
    expect(textOf({ c }, '{{ capture.c.interfaces }}')).toEqual([
      { name: 'eth1', type: 'ethernet', mtu: 9000 },
    ]);
  });

  it('leaves all else as it is', () => {
    const value = { text: 'a {b}', list: [1, null, true] };
    expect(workedOut({}, { value }, current)).toEqual({ desired: { value }, captured: {} });
  });

  it.each([
    ['an index', 'interfaces.name=="eth9"', 'interfaces.0.name', 'Failed to find index 0 from []'],
    [
      'a property',
      'interfaces.name=="eth0"',
      'interfaces.0.speed',
      'Failed to find property speed, exists properties are name, type, mtu, ipv4',
    ],
  ])('refuses %s that is not there', (_what, c, path, message) => {
    expect(() => textOf({ c }, `{{ capture.${path.replace(/^/, 'c.')} }}`)).toThrow(message);
  });

  it('refuses a capture that is not there, or that waits for itself', () => {
    expect(() => textOf({}, '{{ capture.c.interfaces }}')).toThrow('Capture c not found');
    const [a, b] = ['capture.b', 'capture.a'];
    expect(() => textOf({ a, b }, '{{ capture.a.interfaces }}')).toThrow('not found');
  });

  it.each([
    'interfaces.name!="eth0"',
    'ovs-db.x=="y"',
    'interfaces',
    'interfaces.name=="a" & b',
    7,
  ])('does not know %s', (expression) => expect(canCapture({ c: expression })).toBe(false));
});
