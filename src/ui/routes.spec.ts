import { redirected } from './routes';

describe('a path without a page of its own leads', () => {
  it.each([
    ['/vm-networking', '/vm-networks/ns/shop'],
    ['/vm-networking/ns/web', '/vm-networks/ns/web'],
    ['/vm-networking/all-namespaces/checks', '/vm-network-checks/all-namespaces'],
    ['/vm-networking/ns/web/virtual-machines/db/yaml', '/vm-machines/ns/web/db/yaml'],
    ['/vm-networking/cluster/user-defined-networks/blue', '/vm-user-networks/cluster/blue'],
    ['/vm-networking/ns/web/anything', '/vm-networks/ns/shop'],
    ['/vm-network-checks', '/vm-network-checks/ns/shop'],
    ['/vm-machines/', '/vm-machines/ns/shop'],
  ])('%s to %s', (from, to) => {
    expect(redirected(from, 'shop')).toBe(to);
  });

  it('and to all namespaces when none is chosen', () => {
    expect(redirected('/vm-networking', undefined)).toBe('/vm-networks/all-namespaces');
  });
});
