import { linkOf } from './linkOf';

describe('a link of the documentation leads', () => {
  it.each([
    ['../findings/VMN120.md', '/vm-network-checks/~codes/VMN120'],
    ['vm.md', '/vm-networking-help/vm'],
    ['./node-networks.md', '/vm-networking-help/node-networks'],
  ])('%s to %s', (href, to) => {
    expect(linkOf(href)).toEqual({ to, isOutside: false });
  });

  it.each(['https://example.com/vm.md', '../architecture.md'])('out of the console: %s', (href) => {
    expect(linkOf(href)).toEqual({ to: href, isOutside: true });
  });
});
