import type { OverviewCardProps } from '../../../ui/overview/overview';
import { useT } from '../../../ui/useT';
import { PlaceCard } from './PlaceCard';

/** What works, and is left over, outdated or without effect. */
const ToTidyCard = ({ overview }: OverviewCardProps) => {
  const t = useT();
  return <PlaceCard overview={overview} place="tidy" label={t('To tidy')} />;
};

export default ToTidyCard;
