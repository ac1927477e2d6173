import { useContext, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import {
  NavigationType,
  UNSAFE_DataRouterContext as DataRouterContext,
  UNSAFE_NavigationContext as NavigationContext,
  useBlocker,
} from 'react-router';
import { useT } from '../useT';
import { freely, guard, obstacle, setAsking } from './guards';
import { watchLeaving } from './navigation';

/** In a router that knows blockers. */
const ByBlocker = () => {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation, historyAction }) =>
      obstacle() !== undefined &&
      !(
        historyAction === NavigationType.Replace &&
        currentLocation.pathname === nextLocation.pathname
      ),
  );
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    obstacle()?.ask(
      () => freely(() => blocker.proceed()),
      () => blocker.reset(),
    );
  }, [blocker]);
  return null;
};

/** In a router that does not, as is that of the OpenShift console. */
const ByNavigator = () => {
  const { navigator } = useContext(NavigationContext);
  useEffect(() => watchLeaving(navigator), [navigator]);
  return null;
};

interface QuestionProps {
  onLeave: () => void;
  onStay: () => void;
}

const Question = ({ onLeave, onStay }: QuestionProps) => {
  const t = useT();
  useLayoutEffect(() => {
    setAsking(true);
    return () => setAsking(false);
  }, []);
  return (
    <Modal isOpen variant="small" onClose={onStay} aria-labelledby="leave-title">
      <ModalHeader
        title={t('Leave without saving?')}
        titleIconVariant="warning"
        labelId="leave-title"
      />
      <ModalBody>{t('What you have changed here is lost then.')}</ModalBody>
      <ModalFooter>
        <Button variant="primary" onClick={onStay}>
          {t('Stay')}
        </Button>
        <Button variant="danger" onClick={onLeave}>
          {t('Leave')}
        </Button>
      </ModalFooter>
    </Modal>
  );
};

interface Unsaved {
  /** Does what loses the changes, after asking if there are any. */
  ask: (leave: () => void) => void;
  /** To be rendered beside the form, also while a review covers it. */
  question: ReactNode;
}

interface Asked {
  leave: () => void;
  stay?: (() => void) | undefined;
}

/**
 * Asks before changes are lost that are not saved: by a link, by the browser's Back and Forward, when
 * the page is loaded anew or closed, and by whatever calls `ask`.
 *
 * @param isNested something around it watches for what leads away, such as the form of the page
 */
export const useUnsaved = (isDirty: boolean, isNested = false): Unsaved => {
  const hasBlockers = useContext(DataRouterContext) !== null;
  const [asked, setAsked] = useState<Asked>();
  const dirty = useRef(isDirty);
  useLayoutEffect(() => {
    dirty.current = isDirty;
  });
  useEffect(
    () =>
      guard({
        isDirty: () => dirty.current,
        ask: (leave, stay) => setAsked({ leave, stay }),
      }),
    [],
  );
  useEffect(() => {
    if (!isDirty) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isDirty]);
  const answer = (then: (() => void) | undefined) => {
    setAsked(undefined);
    then?.();
  };
  return {
    ask: (leave) => {
      if (isDirty) setAsked({ leave });
      else leave();
    },
    question: (
      <>
        {!isNested && (hasBlockers ? <ByBlocker /> : <ByNavigator />)}
        {asked && (
          <Question onLeave={() => answer(asked.leave)} onStay={() => answer(asked.stay)} />
        )}
      </>
    ),
  };
};
