import type { ComponentType } from 'react';
import type { CardEntry } from '../../manifest/feature';
import type { OverviewCardProps } from '../../ui/overview/overview';

/** A card as the overview shows it. */
export interface Card extends Pick<CardEntry, 'id' | 'title' | 'row' | 'audience'> {
  load: () => Promise<{ default: ComponentType<OverviewCardProps> }>;
}
