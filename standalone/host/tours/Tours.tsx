import '@patternfly/quickstarts/dist/quickstarts.min.css';
import {
  QuickStartContextProvider,
  QuickStartPanelContent,
  useValuesForQuickStartContext,
  type AllQuickStartStates,
} from '@patternfly/quickstarts';
import { Drawer, DrawerContent, DrawerContentBody } from '@patternfly/react-core';
import { useMemo, type Dispatch, type ReactNode, type SetStateAction } from 'react';
import { useTranslation } from 'react-i18next';
import { useUserPreference } from '../console/use-user-preference';
import { TourContext } from './context';
import { toursIn, type Tour } from './tour';
import { panelWords } from './words';

/** Put in by the build: all tours, in all languages. */
declare const __TOURS__: Tour[];

const NONE: AllQuickStartStates = {};

const setterOf =
  <T,>(set: (next: SetStateAction<T>) => void): Dispatch<SetStateAction<T>> =>
  (next) =>
    set(next);

/** The page with the tour beside it that is open. Which one, and how far it is, is remembered. */
const Tours = ({ children }: { children: ReactNode }) => {
  const { t, i18n } = useTranslation();
  const tours = useMemo(() => toursIn(i18n.language, __TOURS__), [i18n.language]);
  const words = useMemo(() => panelWords(t), [t]);
  const [active, setActive] = useUserPreference<string>('tours.active', '');
  const [states, setStates] = useUserPreference<AllQuickStartStates>('tours.states', NONE);
  const values = useValuesForQuickStartContext({
    allQuickStarts: tours,
    activeQuickStartID: active,
    setActiveQuickStartID: setterOf(setActive),
    allQuickStartStates: states,
    setAllQuickStartStates: setterOf(setStates),
    // The page's address stays what it is.
    useQueryParams: false,
    alwaysShowTaskReview: true,
    resourceBundle: words,
  });
  const { setActiveQuickStart } = values;
  const shared = useMemo(
    () => ({
      activeQuickStartID: active,
      allQuickStartStates: states,
      allQuickStarts: tours,
      setActiveQuickStart: setActiveQuickStart ?? (() => undefined),
    }),
    [active, states, tours, setActiveQuickStart],
  );
  // Handed on to the panel, though its type does not say so.
  const landmark = { role: 'complementary', 'aria-label': t('Tour') };
  const close = () => setActive('');
  return (
    <TourContext.Provider value={shared}>
      <QuickStartContextProvider value={values}>
        <Drawer isExpanded={active !== ''} isInline>
          <DrawerContent
            panelContent={
              <QuickStartPanelContent
                {...landmark}
                quickStarts={tours}
                activeQuickStartID={active}
                // How far it is stays known, so that closing it needs no question.
                handleClose={close}
              />
            }
          >
            <DrawerContentBody>{children}</DrawerContentBody>
          </DrawerContent>
        </Drawer>
      </QuickStartContextProvider>
    </TourContext.Provider>
  );
};

export default Tours;
