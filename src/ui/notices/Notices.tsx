import { lazy, Suspense, useEffect, useState } from 'react';
import { Alert, AlertActionCloseButton, AlertGroup, AlertVariant } from '@patternfly/react-core';
import { LinkButton } from '../LinkButton';
import { useT } from '../useT';
import { isOver, useBatches } from './batches';
import { dismiss, enter, useIsShowing, useNotices, type SaidNotice } from './store';

const BatchNotice = lazy(() => import('./BatchNotice'));
const BatchWatch = lazy(() => import('./BatchWatch'));

/** Long enough to read it, and to go on from it; it stays while the pointer or the focus is on it. */
const STAYS_MS = 10_000;
const WITH_LINKS_MS = 30_000;

const NoticeAlert = ({
  notice: { id, variant, title, body, links = [] },
}: {
  notice: SaidNotice;
}) => {
  const t = useT();
  const close = () => dismiss(id);
  return (
    <Alert
      component="p"
      variant={AlertVariant[variant]}
      title={title}
      timeout={links.length === 0 ? STAYS_MS : WITH_LINKS_MS}
      onTimeout={close}
      actionClose={
        <AlertActionCloseButton aria-label={t('Close: {{title}}', { title })} onClose={close} />
      }
      {...(links.length === 0
        ? {}
        : {
            actionLinks: links.map(({ text, to }) => (
              <LinkButton key={to} to={to} variant="link" isInline onFollow={close}>
                {text}
              </LinkButton>
            )),
          })}
    >
      {body}
    </Alert>
  );
};

const Shown = () => {
  const notices = useNotices();
  const batches = useBatches();
  return (
    <>
      <AlertGroup isToast isLiveRegion>
        {batches
          .filter(({ isHidden }) => !isHidden)
          .map((batch) => (
            <Suspense key={batch.id} fallback={null}>
              <BatchNotice batch={batch} />
            </Suspense>
          ))}
        {notices.map((notice) => (
          <NoticeAlert key={`notice ${notice.id}`} notice={notice} />
        ))}
      </AlertGroup>
      {batches
        .filter((batch) => !isOver(batch))
        .map((batch) => (
          <Suspense key={batch.id} fallback={null}>
            <BatchWatch batch={batch} />
          </Suspense>
        ))}
    </>
  );
};

/** What has been done, and what is going on, said on whichever page of the plugin is shown. */
export const Notices = () => {
  const [area] = useState(() => Symbol('notices'));
  useEffect(() => enter(area), [area]);
  return useIsShowing(area) ? <Shown /> : null;
};
