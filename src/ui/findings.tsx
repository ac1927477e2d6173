import type { ReactNode } from 'react';
import { Alert, Icon, List, ListItem, Stack, StackItem } from '@patternfly/react-core';
import {
  ExclamationCircleIcon,
  ExclamationTriangleIcon,
  InfoCircleIcon,
} from '@patternfly/react-icons';
import { textKeysOf } from '../domain/findings/text-keys';
import { countFindings, worstOf } from '../domain/findings/query';
import type { KubernetesResource } from '../domain/core/resource';
import type { Finding } from '../domain/findings/finding';
import { severities, type Severity } from '../domain/findings/severity';
import { msg } from '../domain/core/msg';
import { CodeLink } from './CodeLink';
import { ObjectLink } from './ObjectLink';
import { PopoverButton } from './PopoverButton';
import { useT } from './useT';

const alertVariant = { error: 'danger', warning: 'warning', info: 'info' } as const;
const icons = {
  error: ExclamationCircleIcon,
  warning: ExclamationTriangleIcon,
  info: InfoCircleIcon,
} as const;

const severityLabels: Record<Severity, string> = {
  error: msg('Error'),
  warning: msg('Warning'),
  info: msg('Hint'),
};

/** The text for a severity, to be translated. */
export const severityLabel = (severity: Severity): string => severityLabels[severity];

/** Tells findings apart, also two of one code at one place. */
export const keyOfFinding = ({ code, path, object, params }: Finding): string =>
  [code, object.kind, object.namespace, object.name, path, JSON.stringify(params)].join(' ');

/** The icon of a severity; texts beside it say the same. */
export const SeverityIcon = ({ severity }: { severity: Severity }) => {
  const StatusIcon = icons[severity];
  return (
    <Icon status={alertVariant[severity]} isInline>
      <StatusIcon />
    </Icon>
  );
};

interface FindingListProps {
  findings: readonly Finding[];
  /** The object of the page; a finding on another one names it. */
  about?: KubernetesResource;
  /** More about a finding, such as the objects that it reasons from. */
  evidenceOf?: (finding: Finding) => ReactNode;
  /** What can be done about it. */
  actionOf?: (finding: Finding) => ReactNode;
}

const isAbout = ({ object }: Finding, { kind, metadata }: KubernetesResource): boolean =>
  object.kind === kind && object.name === metadata?.name && object.namespace === metadata.namespace;

/** Each finding in full, the worst first: what is wrong, what it does to VMs, and where. */
export const FindingList = ({ findings, about, evidenceOf, actionOf }: FindingListProps) => {
  const t = useT();
  const sorted = severities.flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
  if (sorted.length === 0) return null;
  return (
    <Stack hasGutter>
      {sorted.map((finding) => {
        const { title, message } = textKeysOf(finding);
        return (
          <StackItem key={keyOfFinding(finding)}>
            <Alert
              variant={alertVariant[finding.severity]}
              isInline
              component="h2"
              title={t(title, finding.params)}
              actionLinks={actionOf?.(finding)}
            >
              <p>{t(message, finding.params)}</p>
              <p>
                <CodeLink code={finding.code} /> {t('in {{path}}', { path: finding.path })}
                {about && !isAbout(finding, about) && (
                  <>
                    {' '}
                    <ObjectLink object={finding.object} isFull />
                  </>
                )}
              </p>
              {evidenceOf?.(finding)}
            </Alert>
          </StackItem>
        );
      })}
    </Stack>
  );
};

interface FindingBadgeProps {
  findings: readonly Finding[];
  /** Name of the object, for the accessible name of the button. */
  name: string;
}

/** The worst severity with a count; a click lists the titles. Nothing for a healthy object. */
export const FindingBadge = ({ findings, name }: FindingBadgeProps) => {
  const t = useT();
  const worst = worstOf(findings);
  if (worst === undefined || worst === 'info') return null;
  const count = countFindings(findings)[worst];
  const text =
    worst === 'error' ? t('{{count}} error', { count }) : t('{{count}} warning', { count });
  return (
    <PopoverButton
      label={t('{{text}}, show findings of {{name}}', { text, name })}
      icon={<SeverityIcon severity={worst} />}
      header={t('Findings of {{name}}', { name })}
      body={() => (
        <List isPlain>
          {findings.map((finding) => (
            <ListItem key={keyOfFinding(finding)}>
              <CodeLink code={finding.code} />: {t(textKeysOf(finding).title, finding.params)}
            </ListItem>
          ))}
        </List>
      )}
    >
      {text}
    </PopoverButton>
  );
};

/** What is wrong with the object of a page, as an item of its stack; nothing where nothing is. */
export const FindingsItem = ({ findings }: { findings: readonly Finding[] }) => {
  const t = useT();
  if (findings.length === 0) return null;
  return (
    <StackItem>
      <section aria-label={t('Findings')}>
        <FindingList findings={findings} />
      </section>
    </StackItem>
  );
};
