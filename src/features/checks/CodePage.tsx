import { Fragment, useMemo } from 'react';
import {
  Breadcrumb,
  BreadcrumbItem,
  Content,
  EmptyState,
  EmptyStateBody,
  PageSection,
  Title,
} from '@patternfly/react-core';
import { DocumentTitle, useActiveNamespace } from '@openshift-console/dynamic-plugin-sdk';
import { Link, useParams } from 'react-router';
import { namespaceOf } from '../../k8s/namespace';
import { Markdown } from '../../ui/docs/Markdown';
import { useServedText } from '../../ui/docs/useServedText';
import { FailureAlert } from '../../ui/FailureAlert';
import { SeverityIcon, severityLabel } from '../../ui/findings';
import { LinkButton } from '../../ui/LinkButton';
import { asPage } from '../../ui/notices/asPage';
import { PageHeader } from '../../ui/PageHeader';
import { checksPath } from '../../ui/routes';
import { LoadingState } from '../../ui/states';
import { severities } from '../../domain/findings/severity';
import { useT } from '../../ui/useT';
import { codeTextOf, type CodeText } from './codeText';

const reader = (code: string) => (page: string) => codeTextOf(code, page);

const Severity = ({ text }: { text: string }) => {
  const t = useT();
  const severity = severities.find((each) => text.startsWith(each));
  if (severity === undefined) return <>{text}</>;
  return (
    <>
      <SeverityIcon severity={severity} /> {t(severityLabel(severity))}
    </>
  );
};

const About = ({ text: { severity, sections } }: { text: CodeText }) => {
  const t = useT();
  const headings = {
    Cause: t('Cause'),
    Consequence: t('Consequence'),
    Fix: t('Fix'),
    Source: t('Source'),
  };
  return (
    <Content>
      <Content component="p">
        <Severity text={severity} />
      </Content>
      {Object.entries(headings).map(([key, heading]) => (
        <Fragment key={key}>
          <Title headingLevel="h2" size="lg">
            {heading}
          </Title>
          <Markdown text={sections.get(key) ?? ''} label={heading} />
        </Fragment>
      ))}
    </Content>
  );
};

/** What a code means: cause, consequence, fix and source. */
const CodePage = () => {
  const t = useT();
  const { code = '' } = useParams();
  const [active] = useActiveNamespace();
  const checks = checksPath(namespaceOf(active));
  const read = useMemo(() => reader(code), [code]);
  const state = useServedText(`findings/${code}.md`, read);
  const title = state.step === 'known' ? `${code}: ${state.text.title}` : code;
  return (
    <>
      <DocumentTitle>{title}</DocumentTitle>
      <PageSection hasBodyWrapper={false} type="breadcrumb">
        <Breadcrumb aria-label={t('Breadcrumb')}>
          <BreadcrumbItem
            render={({ className }) => (
              <Link className={className} to={checks}>
                {t('Checks')}
              </Link>
            )}
          />
          <BreadcrumbItem isActive>{code}</BreadcrumbItem>
        </Breadcrumb>
      </PageSection>
      <PageHeader title={title} />
      <PageSection hasBodyWrapper={false} aria-label={title}>
        {state.step === 'reading' && <LoadingState label={t('Loading')} />}
        {state.step === 'failed' && (
          <FailureAlert
            title={t('The text about this code could not be read')}
            error={state.error}
          />
        )}
        {state.step === 'unknown' && (
          <EmptyState titleText={t('There is no code {{code}}', { code })} headingLevel="h2">
            <EmptyStateBody>
              {t('No rule of this version of the plugin has this code.')}
            </EmptyStateBody>
            <LinkButton to={checks}>{t('All checks')}</LinkButton>
          </EmptyState>
        )}
        {state.step === 'known' && (
          <>
            <About text={state.text} />
            <LinkButton to={`${checks}?code=${code}`} variant="link" isInline>
              {t('Findings with this code')}
            </LinkButton>
          </>
        )}
      </PageSection>
    </>
  );
};

export default asPage(CodePage);
