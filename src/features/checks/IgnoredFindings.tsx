import { useState } from 'react';
import { Content, ExpandableSection, List, ListItem } from '@patternfly/react-core';
import { textKeysOf } from '../../domain/findings/text-keys';
import { nameOfObject } from '../../domain/findings/query';
import { withoutSuppression, type SuppressedFinding } from '../../domain/findings/suppression';
import { kindNameOf } from '../../domain/world/kinds';
import type { World } from '../../domain/world/world';
import { models } from '../../k8s/models';
import { editBy, type Change } from '../../k8s/write';
import { CodeLink } from '../../ui/CodeLink';
import type { Fix } from '../../ui/fix/fix';
import { keyOfFinding, SeverityIcon } from '../../ui/findings';
import { say } from '../../ui/notices/store';
import { ObjectLink } from '../../ui/ObjectLink';
import { Review } from '../../ui/review/Review';
import { useT } from '../../ui/useT';
import { ChangeButton } from './ChangeButton';
import { objectOf } from './objectOf';

const ShowAgainReview = ({ about, onClose }: { about: Fix; onClose: () => void }) => {
  const t = useT();
  const { code } = about.finding;
  const name = nameOfObject(about.finding.object);
  const [changes] = useState<Change[]>(() => [
    editBy(about.model, about.object, (current) => withoutSuppression(current, code)),
  ]);
  return (
    <Review
      title={t('Show {{code}} of {{name}} again?', { code, name })}
      changes={changes}
      confirm={t('Show again')}
      onClose={onClose}
      onDone={() => {
        say({
          variant: 'success',
          title: t('{{code}} of {{name}} is shown again', { code, name }),
        });
        onClose();
      }}
    >
      {t('The annotation is taken away. The object stays as it is otherwise.')}
    </Review>
  );
};

const ShowAgain = ({ about }: { about: Fix }) => {
  const t = useT();
  return (
    <ChangeButton
      about={about}
      text={t('Show again')}
      dialog={(onClose) => <ShowAgainReview about={about} onClose={onClose} />}
    />
  );
};

interface IgnoredFindingsProps {
  ignored: readonly SuppressedFinding[];
  world: World;
}

/** As many as are read at once; more are left to the filter of objects elsewhere. */
const MOST = 100;

/** What annotations have ignored, why, until when, and the way back. */
const IgnoredFindings = ({ ignored, world }: IgnoredFindingsProps) => {
  const t = useT();
  return (
    <ExpandableSection
      toggleText={t('{{count}} findings are ignored by annotations', { count: ignored.length })}
      isIndented
    >
      <List isPlain isBordered aria-label={t('Ignored findings')}>
        {ignored.slice(0, MOST).map(({ finding, reason, until }) => {
          const object = objectOf(world, finding);
          const kind = object && kindNameOf(object.apiVersion, object.kind);
          return (
            <ListItem
              key={keyOfFinding(finding)}
              icon={<SeverityIcon severity={finding.severity} />}
            >
              <CodeLink code={finding.code} /> <ObjectLink object={finding.object} />{' '}
              {t(textKeysOf(finding).title, finding.params)}
              <Content component="small">
                {until === undefined
                  ? t('For good: {{reason}}', { reason })
                  : t('Until {{until}}: {{reason}}', { until, reason })}
              </Content>
              {object && kind && <ShowAgain about={{ finding, object, model: models[kind] }} />}
            </ListItem>
          );
        })}
      </List>
      {ignored.length > MOST && (
        <Content component="small">
          {t('The first {{number}} are listed.', { number: MOST })}
        </Content>
      )}
    </ExpandableSection>
  );
};

export default IgnoredFindings;
