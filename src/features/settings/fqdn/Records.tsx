import { Alert, Content, Title } from '@patternfly/react-core';
import { Stack, StackItem } from '@patternfly/react-core';
import {
  delegationRecords,
  isNameServerAddress,
  type SecondaryDns,
} from '../../../domain/settings/dns';
import { CopyText } from '../../../ui/CopyText';
import { useT } from '../../../ui/useT';

/** What to enter in the DNS of the network around the cluster. */
export const Records = ({ dns: { baseDomain, nameServerIP } }: { dns: SecondaryDns }) => {
  const t = useT();
  const isKnown = baseDomain !== undefined && isNameServerAddress(nameServerIP);
  return (
    <Stack hasGutter>
      <StackItem>
        <Title headingLevel="h2">{t('Records for the DNS around the cluster')}</Title>
      </StackItem>
      {isKnown ? (
        <>
          <StackItem>
            <Content>
              {t(
                'Enter these records where names of your network are looked up. From then on questions for names of VMs come to this name server.',
              )}
            </Content>
          </StackItem>
          <StackItem>
            <CopyText
              text={delegationRecords(baseDomain, nameServerIP).join('\n')}
              label={t('Records')}
              copy={t('Copy records')}
              toggleLabel={t('Show records')}
            />
          </StackItem>
        </>
      ) : (
        <StackItem>
          <Alert
            variant="info"
            isInline
            component="h3"
            title={
              baseDomain === undefined
                ? t('The domain of the cluster cannot be read')
                : t('The records are known once the address of the name server is set')
            }
          />
        </StackItem>
      )}
    </Stack>
  );
};
