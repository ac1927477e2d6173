import { Alert, Stack, StackItem } from '@patternfly/react-core';
import { yamlOf } from '../../../domain/text/yaml';
import { CopyText } from '../../../ui/CopyText';
import { useT } from '../../../ui/useT';
import type { Grant } from './useGrant';
import { listText } from '../../../ui/intl';

/** What the user may not create for a checkup, to be handed to somebody who may. */
const HandOver = ({ grant: { toHandOver, lacking } }: { grant: Grant }) => {
  const t = useT();
  if (toHandOver.length === 0) return null;
  return (
    <Alert
      variant="warning"
      isInline
      component="h2"
      title={t('Somebody else has to give the checkup its rights')}
    >
      <Stack hasGutter>
        <StackItem>
          {lacking.length > 0
            ? t(
                'You can grant only what you may do yourself, and you lack: {{lacking}}. Give the YAML below to an administrator of the namespace.',
                { lacking: listText(lacking) },
              )
            : t(
                'You may not create these objects, or may not see whether they are there. Give the YAML below to an administrator of the namespace.',
              )}
        </StackItem>
        <StackItem>
          {t(
            'Once they are there, all checkups of the namespace can use them. Without them the run fails.',
          )}
        </StackItem>
        <StackItem>
          <CopyText
            text={toHandOver.map((object) => yamlOf(object)).join('---\n')}
            label={t('YAML to hand over')}
            copy={t('Copy the YAML')}
            toggleLabel={t('Show the YAML')}
            isFolded
          />
        </StackItem>
      </Stack>
    </Alert>
  );
};

export default HandOver;
