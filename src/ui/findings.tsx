import { Alert, Button, Icon, List, ListItem, Popover } from '@patternfly/react-core';
import {
  ExclamationCircleIcon,
  ExclamationTriangleIcon,
  InfoCircleIcon,
} from '@patternfly/react-icons';
import { describeFinding } from '../domain/findings/catalog';
import type { Finding, Severity } from '../domain/findings/types';
import { useT } from './useT';

const severities: Severity[] = ['error', 'warning', 'info'];
const alertVariant = { error: 'danger', warning: 'warning', info: 'info' } as const;
const icons = {
  error: ExclamationCircleIcon,
  warning: ExclamationTriangleIcon,
  info: InfoCircleIcon,
} as const;

const keyOf = (finding: Finding): string => `${finding.code} ${finding.path}`;

/** Each finding in full: what is wrong, what it does to VMs, and where. */
export const FindingList = ({ findings }: { findings: Finding[] }) => {
  const t = useT();
  return (
    <>
      {severities.flatMap((severity) =>
        findings
          .filter((finding) => finding.severity === severity)
          .map((finding) => {
            const { title, message } = describeFinding(finding);
            return (
              <Alert
                key={keyOf(finding)}
                variant={alertVariant[severity]}
                isInline
                component="h2"
                title={t(title, finding.params)}
              >
                <p>{t(message, finding.params)}</p>
                <p>{t('{{code}} in {{path}}', { code: finding.code, path: finding.path })}</p>
              </Alert>
            );
          }),
      )}
    </>
  );
};

interface FindingBadgeProps {
  findings: Finding[];
  /** Name of the object, for the accessible name of the button. */
  name: string;
}

/** The worst severity with a count; a click lists the titles. Nothing for a healthy object. */
export const FindingBadge = ({ findings, name }: FindingBadgeProps) => {
  const t = useT();
  const worst = severities.find((severity) =>
    findings.some((finding) => finding.severity === severity),
  );
  if (worst === undefined || worst === 'info') return null;
  const StatusIcon = icons[worst];
  const count = findings.filter((finding) => finding.severity === worst).length;
  const text =
    worst === 'error' ? t('{{count}} error', { count }) : t('{{count}} warning', { count });
  return (
    <Popover
      headerContent={t('Findings of {{name}}', { name })}
      bodyContent={
        <List isPlain>
          {findings.map((finding) => (
            <ListItem key={keyOf(finding)}>
              {finding.code}: {t(describeFinding(finding).title, finding.params)}
            </ListItem>
          ))}
        </List>
      }
    >
      <Button
        variant="link"
        isInline
        icon={
          <Icon status={alertVariant[worst]}>
            <StatusIcon />
          </Icon>
        }
        aria-label={t('{{text}}, show findings of {{name}}', { text, name })}
      >
        {text}
      </Button>
    </Popover>
  );
};
