import { act, renderHook } from '@testing-library/react';
import { useIsSettled } from '../src/k8s/useIsSettled';
import { usePaced } from '../src/k8s/usePaced';

interface Props {
  value: string;
  isComing: boolean;
  lists: string;
}

const paced = (initialProps: Props) =>
  renderHook(({ value, isComing, lists }: Props) => usePaced(value, isComing, lists), {
    initialProps,
  });

const pass = (ms: number) => act(() => jest.advanceTimersByTime(ms));

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('what lists hold', () => {
  it('is shown twice a second at most while they come, and at once when they are whole', () => {
    const lists = 'vms';
    const { result, rerender } = paced({ value: 'nothing', isComing: false, lists });
    rerender({ value: '250', isComing: true, lists });
    pass(0);
    expect(result.current).toBe('250');
    rerender({ value: '500', isComing: true, lists });
    pass(200);
    rerender({ value: '750', isComing: true, lists });
    pass(299);
    expect(result.current).toBe('250');
    pass(1);
    expect(result.current).toBe('750');
    rerender({ value: '800', isComing: false, lists });
    expect(result.current).toBe('800');
    rerender({ value: '801', isComing: false, lists });
    expect(result.current).toBe('801');
  });

  it('is never that of other lists', () => {
    const { result, rerender } = paced({ value: 'of a', isComing: false, lists: 'a' });
    rerender({ value: 'of b', isComing: true, lists: 'b' });
    expect(result.current).toBe('of b');
  });
});

it('what the cluster serves stays known while it is read anew', () => {
  const { result, rerender } = renderHook((inFlight: boolean) => useIsSettled(inFlight), {
    initialProps: true,
  });
  expect(result.current).toBe(false);
  rerender(false);
  expect(result.current).toBe(true);
  rerender(true);
  expect(result.current).toBe(true);
});
