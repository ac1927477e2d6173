import {
  Alert,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  List,
  ListItem,
  type AlertProps,
} from '@patternfly/react-core';
import type { ChangePreview } from '../../domain/vm/change/change-preview';
import { effectLabel, partLabel } from '../../domain/vm/change/effect-labels';
import type { EffectKind } from '../../domain/vm/change/effects';
import { useT } from '../useT';

/** How serious an effect is, as an alert shows it. */
export const effectVariants: Record<EffectKind, AlertProps['variant']> = {
  none: 'info',
  live: 'success',
  migration: 'info',
  nextStart: 'info',
  restart: 'warning',
  refused: 'danger',
};

/** What a change of an interface does to the running VM, and why; for each part where several differ. */
export const EffectAlert = ({ preview: { overall, parts } }: { preview: ChangePreview }) => {
  const t = useT();
  return (
    <Alert
      variant={effectVariants[overall.kind]}
      isInline
      component="h2"
      title={t(effectLabel(overall))}
      aria-live="polite"
    >
      {parts.length > 1 && (
        <DescriptionList isCompact isHorizontal aria-label={t('Effect of each change')}>
          {parts.map(({ part, effect }) => (
            <DescriptionListGroup key={part}>
              <DescriptionListTerm>{t(partLabel(part))}</DescriptionListTerm>
              <DescriptionListDescription>{t(effectLabel(effect))}</DescriptionListDescription>
            </DescriptionListGroup>
          ))}
        </DescriptionList>
      )}
      {overall.reasons.length > 0 && (
        <List isPlain>
          {overall.reasons.map(({ text, params }) => (
            <ListItem key={text}>{t(text, params)}</ListItem>
          ))}
        </List>
      )}
    </Alert>
  );
};
