import { answerTo, NoAnswer } from './answer';

const never = new Promise<string>(() => undefined);

describe('answerTo', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('is the answer, or what the request throws', async () => {
    await expect(answerTo(Promise.resolve('yes'))).resolves.toBe('yes');
    await expect(answerTo(Promise.reject(new Error('no')))).rejects.toThrow('no');
  });

  it('ends when the user stops waiting, or has done so before', async () => {
    const stop = new AbortController();
    const waiting = answerTo(never, stop.signal);
    stop.abort();
    await expect(waiting).rejects.toBeInstanceOf(NoAnswer);
    await expect(answerTo(never, stop.signal)).rejects.toBeInstanceOf(NoAnswer);
  });

  it('ends at the deadline, and not before', async () => {
    let ended: unknown;
    void answerTo(never).catch((error: unknown) => {
      ended = error;
    });
    await jest.advanceTimersByTimeAsync(44_000);
    expect(ended).toBeUndefined();
    await jest.advanceTimersByTimeAsync(2000);
    expect(ended).toBeInstanceOf(NoAnswer);
  });
});
