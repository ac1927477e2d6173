import {
  Button,
  Label,
  List,
  ListItem,
  Masthead as PfMasthead,
  MastheadBrand,
  MastheadContent,
  MastheadMain,
  MastheadToggle,
  MenuToggle,
  PageToggleButton,
  Popover,
  Select,
  SelectList,
  SelectOption,
  Title,
  Toolbar,
  ToolbarContent,
  ToolbarGroup,
  ToolbarItem,
  type MenuToggleElement,
} from '@patternfly/react-core';
import {
  AdjustIcon,
  BarsIcon,
  InfoCircleIcon,
  LanguageIcon,
  UserIcon,
} from '@patternfly/react-icons';
import { useState, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useSelector } from 'react-redux';
import {
  LANGUAGES,
  languageName,
  preferredLanguage,
  setLanguage,
  type Language,
} from '../language';
import { serverFlags } from '../server-flags';
import type { HostState } from '../store/store';
import { TourMenu } from '../tours/TourMenu';
import { setTheme, useTheme, type Theme } from '../theme';

interface ChoiceProps<V extends string> {
  /** What is chosen, such as "Theme". */
  label: string;
  icon: ReactNode;
  names: Record<V, string>;
  value: V;
  onChange: (value: V) => void;
}

/** A choice behind an icon, which says by its name what is chosen. */
const Choice = <V extends string>({ label, icon, names, value, onChange }: ChoiceProps<V>) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Select
      isOpen={open}
      onOpenChange={setOpen}
      selected={value}
      onSelect={(_event, chosen) => {
        onChange(chosen as V);
        setOpen(false);
      }}
      popperProps={{ position: 'right', appendTo: 'inline', preventOverflow: true }}
      toggle={(ref: Ref<MenuToggleElement>) => (
        <MenuToggle
          ref={ref}
          variant="plain"
          isExpanded={open}
          onClick={() => setOpen(!open)}
          icon={icon}
          aria-label={t('{{choice}}: {{name}}', { choice: label, name: names[value] })}
        />
      )}
    >
      <SelectList aria-label={label}>
        {(Object.keys(names) as V[]).map((each) => (
          <SelectOption key={each} value={each} isSelected={each === value}>
            {names[each]}
          </SelectOption>
        ))}
      </SelectList>
    </Select>
  );
};

const ThemeSelect = () => {
  const { t } = useTranslation();
  const names: Record<Theme, string> = {
    system: t('As the system'),
    light: t('Light'),
    dark: t('Dark'),
  };
  return (
    <Choice
      label={t('Theme')}
      icon={<AdjustIcon />}
      names={names}
      value={useTheme()}
      onChange={setTheme}
    />
  );
};

const languageNames = Object.fromEntries(
  LANGUAGES.map((language) => [language, languageName(language)]),
) as Record<Language, string>;

const LanguageSelect = () => {
  const { t } = useTranslation();
  return (
    <Choice
      label={t('Language')}
      icon={<LanguageIcon />}
      names={languageNames}
      value={preferredLanguage()}
      onChange={setLanguage}
    />
  );
};

/** What stands behind the pages: a real cluster, or the embedded API whose controllers are played. */
const Backend = () => {
  const { t } = useTranslation();
  const { mode, scenario, cluster, context, simulated } = serverFlags().standalone;
  if (mode === 'cluster') {
    return (
      <Label color="blue">{t('Cluster {{cluster}}', { cluster: context ?? cluster ?? '' })}</Label>
    );
  }
  return (
    <Popover
      headerContent={scenario?.title}
      bodyContent={
        <>
          <p>{scenario?.description}</p>
          <p>{t('This is an embedded Kubernetes API in memory. Simulated:')}</p>
          <List>
            {simulated.map((part) => (
              <ListItem key={part}>{part}</ListItem>
            ))}
          </List>
        </>
      }
    >
      <Button variant="link" icon={<InfoCircleIcon />}>
        {t('Demo, simulated: {{title}}', { title: scenario?.title ?? '' })}
      </Button>
    </Popover>
  );
};

interface MastheadProps {
  /** Both count only where the page does not manage its navigation itself. */
  isSidebarOpen: boolean;
  onSidebarToggle: () => void;
}

export const Masthead = ({ isSidebarOpen, onSidebarToggle }: MastheadProps) => {
  const { t } = useTranslation();
  const username = useSelector(({ sdkCore }: HostState) => sdkCore.user.username);
  return (
    <PfMasthead>
      <MastheadMain>
        <MastheadToggle>
          <PageToggleButton
            variant="plain"
            aria-label={t('Navigation')}
            isSidebarOpen={isSidebarOpen}
            onSidebarToggle={onSidebarToggle}
          >
            <BarsIcon />
          </PageToggleButton>
        </MastheadToggle>
        <MastheadBrand>
          <Title headingLevel="h2" size="md">
            {/* It would not break, and reach into what stands beside it. */}
            {t('Standalone console').replaceAll(' ', '\u00a0')}
          </Title>
        </MastheadBrand>
      </MastheadMain>
      <MastheadContent>
        <Toolbar isStatic>
          <ToolbarContent>
            <ToolbarGroup align={{ default: 'alignEnd' }} rowWrap={{ default: 'wrap' }}>
              <ToolbarItem>
                <Backend />
              </ToolbarItem>
              <ToolbarItem>
                <TourMenu />
              </ToolbarItem>
              <ToolbarItem>
                <LanguageSelect />
              </ToolbarItem>
              <ToolbarItem>
                <ThemeSelect />
              </ToolbarItem>
              <ToolbarItem visibility={{ default: 'hidden', md: 'visible' }}>
                <UserIcon /> {username}
              </ToolbarItem>
            </ToolbarGroup>
          </ToolbarContent>
        </Toolbar>
      </MastheadContent>
    </PfMasthead>
  );
};
