import {
  Dropdown,
  DropdownItem,
  DropdownList,
  MenuToggle,
  type MenuToggleElement,
} from '@patternfly/react-core';
import { useContext, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { TourContext } from './context';

/** All tours, with how far each is. */
export const TourMenu = () => {
  const { t } = useTranslation();
  const { allQuickStarts, allQuickStartStates, setActiveQuickStart, activeQuickStartID } =
    useContext(TourContext);
  const [isOpen, setOpen] = useState(false);
  const states: Record<string, string> = {
    'In Progress': t('In progress'),
    Complete: t('Complete'),
  };
  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      // Within the masthead, which is a landmark.
      popperProps={{ position: 'right', appendTo: 'inline', preventOverflow: true }}
      toggle={(ref: Ref<MenuToggleElement>) => (
        <MenuToggle
          ref={ref}
          variant="plainText"
          isExpanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t('Tours')}
        </MenuToggle>
      )}
    >
      <DropdownList aria-label={t('Guided tours')}>
        {allQuickStarts.map(({ metadata: { name }, spec: { displayName, description, tasks } }) => {
          const state = states[String(allQuickStartStates[name]?.status)];
          return (
            <DropdownItem
              key={name}
              description={state === undefined ? description : `${state}. ${description}`}
              onClick={() => {
                // The same one again would be closed.
                if (name !== activeQuickStartID) setActiveQuickStart(name, tasks?.length);
              }}
            >
              {displayName}
            </DropdownItem>
          );
        })}
      </DropdownList>
    </Dropdown>
  );
};
