import { useParams } from 'react-router';
import { asPage } from '../../../ui/notices/asPage';
import { onDemand } from '../../../ui/onDemand';

const NewCheckup = onDemand<{ namespace: string }>(() => import('./NewCheckup'));
const CheckupDetails = onDemand<{ namespace: string; name: string }>(
  () => import('./CheckupDetails'),
);

/** A new run of a checkup, or what came of one. */
const DpdkCheckupPage = () => {
  const { ns: namespace = '', name } = useParams();
  return name === undefined ? (
    <NewCheckup namespace={namespace} />
  ) : (
    <CheckupDetails namespace={namespace} name={name} />
  );
};

export default asPage(DpdkCheckupPage);
