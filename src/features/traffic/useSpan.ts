import { useSearchParams } from 'react-router';
import { spanOf, type Span } from '../../domain/traffic/spans';
import { SPAN } from './scope';

/** The time span in the page's address, and a way to choose another one. */
export const useSpan = (): [span: Span, choose: (span: Span) => void] => {
  const [params, setParams] = useSearchParams();
  return [
    spanOf(params.get(SPAN)),
    ({ key }) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          next.set(SPAN, key);
          return next;
        },
        { replace: true },
      ),
  ];
};
