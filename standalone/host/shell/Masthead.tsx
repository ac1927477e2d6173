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
import { AdjustIcon, BarsIcon, InfoCircleIcon, UserIcon } from '@patternfly/react-icons';
import { useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useSelector } from 'react-redux';
import { serverFlags } from '../server-flags';
import type { HostState } from '../store/store';
import { TourMenu } from '../tours/TourMenu';
import { setTheme, useTheme, type Theme } from '../theme';

const ThemeSelect = () => {
  const { t } = useTranslation();
  const theme = useTheme();
  const [open, setOpen] = useState(false);
  const names: Record<Theme, string> = {
    system: t('As the system'),
    light: t('Light'),
    dark: t('Dark'),
  };
  return (
    <Select
      isOpen={open}
      onOpenChange={setOpen}
      selected={theme}
      onSelect={(_event, value) => {
        setTheme(value as Theme);
        setOpen(false);
      }}
      popperProps={{ position: 'right' }}
      toggle={(ref: Ref<MenuToggleElement>) => (
        <MenuToggle
          ref={ref}
          variant="plain"
          isExpanded={open}
          onClick={() => setOpen(!open)}
          icon={<AdjustIcon />}
          aria-label={t('Theme: {{name}}', { name: names[theme] })}
        />
      )}
    >
      <SelectList aria-label={t('Theme')}>
        {(Object.keys(names) as Theme[]).map((name) => (
          <SelectOption key={name} value={name} isSelected={name === theme}>
            {names[name]}
          </SelectOption>
        ))}
      </SelectList>
    </Select>
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
            {t('Standalone console')}
          </Title>
        </MastheadBrand>
      </MastheadMain>
      <MastheadContent>
        <Toolbar isStatic>
          <ToolbarContent>
            <ToolbarGroup align={{ default: 'alignEnd' }}>
              <ToolbarItem>
                <Backend />
              </ToolbarItem>
              <ToolbarItem>
                <TourMenu />
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
