import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Stack,
  StackItem,
  Title,
} from '@patternfly/react-core';
import type { UserKeys } from '../../../domain/vm/keys/key-secret';
import type { PublicKey } from '../../../domain/vm/keys/public-keys';
import { useT } from '../../../ui/useT';
import { KeyNames } from './KeyList';
import { listText } from '../../../ui/intl';

const Group = ({ term, keys }: { term: string; keys: readonly PublicKey[] }) =>
  keys.length === 0 ? null : (
    <DescriptionListGroup>
      <DescriptionListTerm>{term}</DescriptionListTerm>
      <DescriptionListDescription>
        <KeyNames keys={keys} />
      </DescriptionListDescription>
    </DescriptionListGroup>
  );

/** Which keys each user of the guest has afterwards, which are new, and which go. */
export const UserKeysReview = ({ users }: { users: readonly UserKeys[] }) => {
  const t = useT();
  return (
    <Stack hasGutter>
      <StackItem>
        {t(
          'The guest agent writes authorized_keys of each of these users anew. A key that is not named here goes, also one that somebody has put there by hand.',
        )}
      </StackItem>
      {users.map(({ user, stay, come, go, unknown }) => (
        <StackItem key={user}>
          <Title headingLevel="h2" size="md">
            {t('Keys of user {{user}}', { user })}
          </Title>
          <DescriptionList isHorizontal isCompact>
            <Group term={t('Stay')} keys={stay} />
            <Group term={t('New')} keys={come} />
            <Group term={t('Go')} keys={go} />
            {unknown.length > 0 && (
              <DescriptionListGroup>
                <DescriptionListTerm>{t('Not known')}</DescriptionListTerm>
                <DescriptionListDescription>
                  {t('Keys of Secret {{names}}, which could not be read, stay too.', {
                    names: listText(unknown),
                  })}
                </DescriptionListDescription>
              </DescriptionListGroup>
            )}
          </DescriptionList>
          {stay.length + come.length + unknown.length === 0 && (
            <strong>{t('Nobody logs in as this user with a key any more.')}</strong>
          )}
        </StackItem>
      ))}
    </Stack>
  );
};
