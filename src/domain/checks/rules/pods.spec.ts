import { podNetworksOf } from './pods';

describe('podNetworksOf', () => {
  it.each([
    ['net', ['web/net']],
    [' a/net@eth1 , net2 ', ['a/net', 'web/net2']],
    ['[{"name": "net"}, {"name": "b", "namespace": "c"}, {}, 1]', ['web/net', 'c/b']],
    ['[{"name"', []],
    ['', []],
  ])('reads %s', (text, expected) => {
    expect(podNetworksOf(text, 'web')).toEqual(expected);
  });
});
