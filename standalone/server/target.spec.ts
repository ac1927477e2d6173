import { BadTarget, targetOf } from './target.ts';

describe('where a request for metrics goes', () => {
  it.each([
    ['/api/prometheus/api/v1/query?query=up', '/api/v1/query?query=up', false],
    [
      '/api/prometheus-tenancy/api/v1/query_range?namespace=a',
      '/api/v1/query_range?namespace=a',
      true,
    ],
    ['/api/prometheus/api/v1/label/namespace/values', '/api/v1/label/namespace/values', false],
  ])('%s', (url, metrics, isTenancy) => {
    expect(targetOf(url)).toEqual({ metrics, isTenancy });
  });

  it.each([
    '/api/prometheus/api/v1/admin/tsdb/delete_series',
    '/api/prometheus/api/v1/query/../admin/tsdb/snapshot',
    '/api/prometheus/-/reload',
    '/api/prometheus-other/api/v1/query',
    '/api/prometheus/api/v1/label/../values',
    '/api/prometheus/api/v1/label/%2e%2e/values',
  ])('%s is none of the console', (url) => {
    expect(targetOf(url)).toHaveProperty('page');
  });

  it('is an address of this server', () => {
    expect(() => targetOf('//elsewhere/api/prometheus/api/v1/query')).toThrow(BadTarget);
  });
});
