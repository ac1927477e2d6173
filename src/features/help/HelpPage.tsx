import { useTranslation } from 'react-i18next';
import {
  Breadcrumb,
  BreadcrumbItem,
  Content,
  EmptyState,
  EmptyStateBody,
  List,
  ListItem,
  PageSection,
} from '@patternfly/react-core';
import { DocumentTitle } from '@openshift-console/dynamic-plugin-sdk';
import { Link, Navigate, useLocation, useParams } from 'react-router';
import type { HelpEntry } from '../../ui/docs/help-entry';
import { Markdown } from '../../ui/docs/Markdown';
import { useServedText, type Served } from '../../ui/docs/useServedText';
import { FailureAlert } from '../../ui/FailureAlert';
import { LinkButton } from '../../ui/LinkButton';
import { asPage } from '../../ui/notices/asPage';
import { PageHeader } from '../../ui/PageHeader';
import { GLOSSARY, HELP, helpPath } from '../../ui/routes';
import { LoadingState } from '../../ui/states';
import { useT } from '../../ui/useT';
import { helpFor, helpIndexOf, helpTextOf } from './helpIndex';

/** Says where the help is not in the language of the interface. */
const InEnglish = () => {
  const t = useT();
  const { i18n } = useTranslation();
  if (i18n.language.startsWith('en')) return null;
  return <Content component="small">{t('Help is in English.')}</Content>;
};

const Waiting = ({ state }: { state: Served<unknown> }) => {
  const t = useT();
  if (state.step === 'reading') return <LoadingState label={t('Loading')} />;
  if (state.step === 'failed') {
    return <FailureAlert title={t('The help could not be read')} error={state.error} />;
  }
  return null;
};

const Contents = ({ index }: { index: readonly HelpEntry[] }) => {
  const t = useT();
  return (
    <List isPlain aria-label={t('Pages of the help')}>
      {[...index]
        .sort((a, b) => a.title.localeCompare(b.title))
        .map(({ page, title }) => (
          <ListItem key={page}>
            <Link to={helpPath(page)}>{title}</Link>
          </ListItem>
        ))}
      <ListItem>
        <Link to={GLOSSARY}>{t('Words of vSphere')}</Link>
      </ListItem>
    </List>
  );
};

/** All pages of the help, or the way to the one for the page that somebody comes from. */
const Start = () => {
  const t = useT();
  const { search } = useLocation();
  const state = useServedText('help/index.json', helpIndexOf);
  const from = new URLSearchParams(search).get('of');
  const page = state.step === 'known' && from !== null ? helpFor(state.text, from) : undefined;
  if (page !== undefined) return <Navigate replace to={helpPath(page)} />;
  return (
    <>
      <DocumentTitle>{t('Help')}</DocumentTitle>
      <PageHeader title={t('Help')} />
      <PageSection hasBodyWrapper={false} aria-label={t('Help')}>
        <Waiting state={state} />
        {state.step === 'unknown' && (
          <EmptyState titleText={t('The help is not there')} headingLevel="h2">
            <EmptyStateBody>
              {t('The server that serves the plugin has no pages of the help.')}
            </EmptyStateBody>
          </EmptyState>
        )}
        {state.step === 'known' && <Contents index={state.text} />}
        <InEnglish />
      </PageSection>
    </>
  );
};

const OnePage = ({ page }: { page: string }) => {
  const t = useT();
  const state = useServedText(`help/${page}.md`, helpTextOf);
  const title = state.step === 'known' ? state.text.title : t('Help');
  return (
    <>
      <DocumentTitle>{title}</DocumentTitle>
      <PageSection hasBodyWrapper={false} type="breadcrumb">
        <Breadcrumb aria-label={t('Breadcrumb')}>
          <BreadcrumbItem
            render={({ className }) => (
              <Link className={className} to={HELP}>
                {t('Help')}
              </Link>
            )}
          />
          <BreadcrumbItem isActive>{title}</BreadcrumbItem>
        </Breadcrumb>
      </PageSection>
      <PageHeader title={title} />
      <PageSection hasBodyWrapper={false} aria-label={title}>
        <Waiting state={state} />
        {state.step === 'unknown' && (
          <EmptyState
            titleText={t('There is no page {{page}} in the help', { page })}
            headingLevel="h2"
          >
            <LinkButton to={HELP}>{t('All pages of the help')}</LinkButton>
          </EmptyState>
        )}
        {state.step === 'known' && <Markdown text={state.text.body} label={title} />}
        <InEnglish />
      </PageSection>
    </>
  );
};

/** The documentation of the pages, as it lies beside the plugin. */
const HelpPage = () => {
  const { page } = useParams();
  return page === undefined ? <Start /> : <OnePage page={page} />;
};

export default asPage(HelpPage);
