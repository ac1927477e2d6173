import type { PolicyAnswer } from '../../domain/vm-policies/ask';
import type { Reason } from '../../domain/core/reasons';
import { useT } from '../useT';

/** What policies make of a connection, in words. */
export const useAnswerText = () => {
  const t = useT();
  const said = ({ text, params }: Reason): string => t(text, params);
  /** Whether it gets through, and who asks whom. */
  const titleOf = ({ sentence, from, to, port }: PolicyAnswer): string =>
    t(sentence, { from: said(from), to: said(to), port });
  /** The same with the reason. */
  const textOf = (answer: PolicyAnswer): string =>
    t('{{sentence}}: {{why}}', { sentence: titleOf(answer), why: said(answer.why) });
  return { titleOf, textOf };
};
