import type { ReactNode } from 'react';
import { Bullseye, EmptyState, EmptyStateBody, Spinner } from '@patternfly/react-core';
import { BanIcon, CubesIcon, ExclamationCircleIcon, SearchIcon } from '@patternfly/react-icons';
import { failureOf } from '../k8s/failure';
import { SessionEnded } from './SessionEnded';
import { useIsLong } from './useIsLong';
import { useT } from './useT';

const Waiting = ({ label }: { label: string }) => {
  const t = useT();
  const isLong = useIsLong(true);
  const spinner = <Spinner aria-label={label} />;
  if (!isLong) return spinner;
  return (
    <EmptyState titleText={label} icon={() => spinner} headingLevel="h2">
      <EmptyStateBody role="status">
        {t(
          'No answer has come yet. The page goes on waiting; you can leave it, or load it again if this lasts.',
        )}
      </EmptyStateBody>
    </EmptyState>
  );
};

/** Something is on its way. `label` says what, for those who cannot see the spinner. */
export const LoadingState = ({ label }: { label: string }) => (
  <Bullseye>
    <Waiting label={label} />
  </Bullseye>
);

interface MissingKindStateProps {
  kind: string;
  /** What brings the kind to a cluster, for example an operator's name. */
  provider: string;
}

/** The cluster does not know the kind that a page is about. */
export const MissingKindState = ({ kind, provider }: MissingKindStateProps) => {
  const t = useT();
  return (
    <EmptyState
      titleText={t('This cluster has no {{kind}}', { kind })}
      icon={CubesIcon}
      headingLevel="h2"
    >
      <EmptyStateBody>
        {t(
          'The API of the cluster does not serve {{kind}}. It comes with {{provider}}. Ask your administrator to install it, then come back: this page updates by itself.',
          { kind, provider },
        )}
      </EmptyStateBody>
    </EmptyState>
  );
};

interface FailedStateProps {
  error: unknown;
  /** What could not be read, such as "the networks of this namespace". */
  what: string;
  /** The way on for somebody who has no permission. */
  offer?: ReactNode;
}

/** Reading failed: no permission, not there, or anything else, each in its own words. */
export const FailedState = ({ error, what, offer }: FailedStateProps) => {
  const t = useT();
  const { code, message } = failureOf(error);
  if (code === 403) {
    return (
      <EmptyState titleText={t('You may not see this')} icon={BanIcon} headingLevel="h2">
        <EmptyStateBody>
          <p>{t('Your user has no permission to read {{what}}.', { what })}</p>
          <p>{message}</p>
        </EmptyStateBody>
        {offer}
      </EmptyState>
    );
  }
  if (code === 404) {
    return (
      <EmptyState titleText={t('Not found')} icon={SearchIcon} headingLevel="h2">
        <EmptyStateBody>
          <p>{t('It does not exist, or it was deleted meanwhile.')}</p>
          <p>{message}</p>
        </EmptyStateBody>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      titleText={t('Could not read {{what}}', { what })}
      icon={ExclamationCircleIcon}
      status="danger"
      headingLevel="h2"
    >
      <EmptyStateBody>
        <p>{message}</p>
        {code === 401 && <SessionEnded />}
        <p>{t('The page tries again by itself.')}</p>
      </EmptyStateBody>
    </EmptyState>
  );
};

interface NothingStateProps {
  title: string;
  children?: ReactNode;
}

/** There is nothing here yet; children say what to do about it. */
export const NothingState = ({ title, children }: NothingStateProps) => (
  <EmptyState titleText={title} icon={CubesIcon} headingLevel="h2">
    {children}
  </EmptyState>
);
