import { Alert, AlertActionLink } from '@patternfly/react-core';
import { useT } from '../../../ui/useT';

interface ConvertNoticeProps {
  volume: string;
  /** Whether there are network data in it, which are lost. */
  isFilled: boolean;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}

/** A volume of another kind takes no network data as people write them: it can become one that does. */
export const ConvertNotice = ({ volume, isFilled, isChosen, onChoose }: ConvertNoticeProps) => {
  const t = useT();
  if (isChosen) {
    return (
      <Alert
        variant="info"
        isInline
        component="h2"
        title={t('The volume {{volume}} becomes a cloudInitNoCloud volume', { volume })}
        actionLinks={
          <AlertActionLink onClick={() => onChoose(false)}>
            {t('Leave it as it is')}
          </AlertActionLink>
        }
      >
        {t(
          'Its name, its disk and the user data stay. In a guest that has booted cloud-init then runs again as at the first boot: host keys change, and scripts run once more.',
        )}
      </Alert>
    );
  }
  return (
    <Alert
      variant="warning"
      isInline
      component="h2"
      title={t('The volume {{volume}} is a ConfigDrive', { volume })}
      actionLinks={
        <AlertActionLink onClick={() => onChoose(true)}>
          {t('Make it a cloudInitNoCloud volume')}
        </AlertActionLink>
      }
    >
      <p>
        {t(
          'On a ConfigDrive, network data have to be JSON in the format of OpenStack. Text of version 1 or 2 makes cloud-init ignore the whole drive, with its users and keys.',
        )}
      </p>
      {isFilled && <p>{t('The network data that it holds now are replaced by those below.')}</p>}
    </Alert>
  );
};
