import { watchedOf } from './watched';

const vm = { metadata: { name: 'web' } };
const one = { data: vm, loaded: true, error: '', isList: false };
const failedWith = (code: number) => Object.assign(new Error(`HTTP ${code}`), { code });

describe('what is known of a watch', () => {
  it('is nothing before the first answer', () => {
    expect(watchedOf({ ...one, loaded: false })).toEqual({ state: 'loading' });
    expect(watchedOf({ ...one, data: undefined })).toEqual({ state: 'loading' });
  });

  it('is why the first answer failed', () => {
    const error = failedWith(500);
    expect(watchedOf({ ...one, loaded: false, error })).toEqual({ state: 'failed', error });
  });

  it('is what has come', () => {
    expect(watchedOf(one)).toEqual({ state: 'ready', data: vm });
  });

  it.each([404, 403])('is the error when one object is gone (%d)', (code) => {
    const error = failedWith(code);
    expect(watchedOf({ ...one, error })).toEqual({ state: 'failed', error });
  });

  it.each([failedWith(500), failedWith(429), new TypeError('Failed to fetch')])(
    'stays as it was when a refresh fails: %s',
    (error) => {
      expect(watchedOf({ ...one, error })).toEqual({ state: 'ready', data: vm, stale: error });
    },
  );

  it('is the last list, whatever a refresh says', () => {
    const error = failedWith(403);
    const list = { ...one, data: [vm], isList: true, error };
    expect(watchedOf(list)).toEqual({ state: 'ready', data: [vm], stale: error });
  });
});
