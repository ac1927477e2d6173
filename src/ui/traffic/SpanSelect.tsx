import { ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { spans, type Span } from '../../domain/traffic/spans';
import { useT } from '../useT';

/** The time span that traffic is shown for. */
export const SpanSelect = ({ span, choose }: { span: Span; choose: (span: Span) => void }) => {
  const t = useT();
  return (
    <ToggleGroup aria-label={t('Time span')}>
      {spans.map((each) => (
        <ToggleGroupItem
          key={each.key}
          text={t(each.label)}
          buttonId={`span-${each.key}`}
          isSelected={each.key === span.key}
          onChange={() => choose(each)}
        />
      ))}
    </ToggleGroup>
  );
};
