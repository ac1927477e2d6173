import type { Finding } from '../../domain/findings/finding';
import type { Place } from '../../domain/overview/places';
import type { OverviewRow } from '../../domain/overview/rows';
import type { World } from '../../domain/world/world';
import type { Gap } from '../../k8s/useWorld';

/** What all cards of the overview are made of. It is worked out once, and not by each card. */
export interface Overview {
  /** undefined stands for all namespaces. */
  namespace: string | undefined;
  /** All of it has come. */
  world: World;
  gaps: readonly Gap[];
  /** How many objects rules look at. */
  objectCount: number;
  /** What rules find, by place and rule; undefined while they are being loaded, or run. */
  found: FoundRows | undefined;
}

export interface FoundRows {
  findings: readonly Finding[];
  rows: Readonly<Record<Place, readonly OverviewRow[]>>;
}

/** What a card's component is given. */
export interface OverviewCardProps {
  overview: Overview;
}
