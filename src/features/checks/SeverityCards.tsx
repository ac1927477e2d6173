import { useMemo } from 'react';
import { Card, CardHeader, CardTitle, Gallery } from '@patternfly/react-core';
import { countFindings, type ShownFinding } from '../../domain/findings/query';
import { severities, type Severity } from '../../domain/findings/severity';
import { SeverityIcon } from '../../ui/findings';
import { useT } from '../../ui/useT';
import { numberText } from '../../ui/intl';

interface SeverityCardsProps {
  findings: readonly ShownFinding[];
  objectCount: number;
  /** Severities that the list is filtered by. */
  selected: readonly string[];
  onSelect: (selected: string[]) => void;
}

/** How many findings there are of each severity; a card filters the list by its own. */
export const SeverityCards = ({
  findings,
  objectCount,
  selected,
  onSelect,
}: SeverityCardsProps) => {
  const t = useT();
  const counts = useMemo(() => countFindings(findings.map(({ finding }) => finding)), [findings]);
  const titles: Record<Severity, string> = {
    error: t('Errors'),
    warning: t('Warnings'),
    info: t('Hints'),
  };
  return (
    <Gallery hasGutter minWidths={{ default: '220px' }} aria-label={t('Summary')}>
      {severities.map((severity) => {
        const isSelected = selected.includes(severity);
        return (
          <Card
            key={severity}
            id={`checks-${severity}`}
            isCompact
            isSelectable
            isSelected={isSelected}
          >
            <CardHeader
              selectableActions={{
                selectableActionId: `checks-${severity}-input`,
                selectableActionAriaLabel: t('Show only {{severity}}', {
                  severity: titles[severity],
                }),
                name: `checks-${severity}`,
                onChange: () =>
                  onSelect(
                    isSelected
                      ? selected.filter((other) => other !== severity)
                      : [...selected, severity],
                  ),
              }}
            >
              <CardTitle>
                <SeverityIcon severity={severity} /> {titles[severity]} {counts[severity]}
              </CardTitle>
            </CardHeader>
          </Card>
        );
      })}
      <Card isCompact>
        <CardTitle>
          {t('Objects looked at')} {numberText(objectCount)}
        </CardTitle>
      </Card>
    </Gallery>
  );
};
