import { useTranslation } from 'react-i18next';
import type { Rates } from '../../domain/traffic/rates';
import { largestOf, latestOf, pathOf } from './chart';
import { Curve } from './Curve';
import { rateText } from './texts';
import { useT } from '../useT';
import './traffic.css';

const WIDTH = 112;
const HEIGHT = 24;

/** A small chart of what was received and sent, with the latest rates in words beside it. */
export const Sparkline = ({ rates, name }: { rates: Rates; name: string }) => {
  const t = useT();
  const { language } = useTranslation().i18n;
  const { received, sent } = rates;
  const top = largestOf([received, sent]);
  const [now, out] = [received, sent].map((points) => rateText(latestOf(points), language));
  const frame = { width: WIDTH, height: HEIGHT, top: top > 0 ? top : 1 };
  return (
    <svg
      className="vm-networking-console-plugin__traffic-spark"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t(
        'Traffic of {{name}}: receives {{received}}, sends {{sent}}, at most {{most}} within the time span',
        { name, received: now, sent: out, most: rateText(top, language) },
      )}
    >
      <Curve kind="received" path={pathOf(received, frame)} />
      <Curve kind="sent" path={pathOf(sent, frame)} />
    </svg>
  );
};
