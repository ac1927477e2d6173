import { Fragment, useEffect, useState } from 'react';
import {
  Breadcrumb,
  BreadcrumbItem,
  Content,
  EmptyState,
  EmptyStateBody,
  PageSection,
  Title,
} from '@patternfly/react-core';
import {
  consoleFetchText,
  DocumentTitle,
  ListPageHeader,
  useActiveNamespace,
} from '@openshift-console/dynamic-plugin-sdk';
import { Link, useParams } from 'react-router';
import { failureOf } from '../../k8s/failure';
import { namespaceOf } from '../../k8s/namespace';
import { FailureAlert } from '../../ui/FailureAlert';
import { SeverityIcon, severityLabel } from '../../ui/findings';
import { LinkButton } from '../../ui/LinkButton';
import { asPage } from '../../ui/notices/asPage';
import { checksPath } from '../../ui/routes';
import { LoadingState } from '../../ui/states';
import { severities } from '../../domain/findings/severity';
import { useT } from '../../ui/useT';
import { codeTextOf, type CodeText } from './codeText';

/** Where the build lays `docs/findings`: one small file for each code, read when it is asked for. */
const ASSETS = '/api/plugins/vm-networking-console-plugin/findings';

type State =
  | { step: 'reading' }
  | { step: 'known'; text: CodeText }
  | { step: 'unknown' }
  | { step: 'failed'; error: unknown };

const readText = async (code: string): Promise<State> => {
  // Whatever stands in the path of the page is not put into another one.
  if (!/^VMN\d{3}$/.test(code)) return { step: 'unknown' };
  try {
    const answer: unknown = await consoleFetchText(`${ASSETS}/${code}.md`);
    const text = codeTextOf(code, String(answer));
    return text ? { step: 'known', text } : { step: 'unknown' };
  } catch (error) {
    return failureOf(error).code === 404 ? { step: 'unknown' } : { step: 'failed', error };
  }
};

const useCodeText = (code: string): State => {
  const [read, setRead] = useState<{ code: string; state: State }>();
  useEffect(() => {
    let isCurrent = true;
    void readText(code).then((state) => {
      if (isCurrent) setRead({ code, state });
    });
    return () => {
      isCurrent = false;
    };
  }, [code]);
  return read?.code === code ? read.state : { step: 'reading' };
};

/** A text in which names and settings stand between backticks. */
const WithNames = ({ text }: { text: string }) => (
  <>
    {text.split('`').map((part, index) => (
      // Parts have no identity but their place.
      <Fragment key={index}>{index % 2 === 1 ? <code>{part}</code> : part}</Fragment>
    ))}
  </>
);

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
          {(sections.get(key) ?? '').split(/\n\n+/).map((paragraph) => (
            <Content key={paragraph} component="p">
              <WithNames text={paragraph} />
            </Content>
          ))}
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
  const state = useCodeText(code);
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
      <ListPageHeader title={title} />
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
