import {
  useK8sModel,
  useK8sWatchResource,
  type K8sResourceCommon,
} from '@openshift-console/dynamic-plugin-sdk';
import {
  Divider,
  Menu,
  MenuContainer,
  MenuContent,
  MenuItem,
  MenuList,
  MenuSearch,
  MenuSearchInput,
  MenuToggle,
  PageSection,
  SearchInput,
} from '@patternfly/react-core';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ALL_NAMESPACES } from '../namespace';
import { useActiveNamespace } from './use-active-namespace';

interface NamespaceBarProps {
  onNamespaceChange?: (namespace: string) => void;
  isDisabled?: boolean;
  children?: ReactNode;
}

const PROJECT = { group: 'project.openshift.io', version: 'v1', kind: 'Project' };
const NAMESPACE = { version: 'v1', kind: 'Namespace' };

export const NamespaceBar = ({ onNamespaceChange, isDisabled, children }: NamespaceBarProps) => {
  const { t } = useTranslation();
  const [active, setActive] = useActiveNamespace();
  const [projects] = useK8sModel(PROJECT);
  const onOpenShift = Boolean(projects);
  const [namespaces] = useK8sWatchResource<K8sResourceCommon[]>({
    groupVersionKind: onOpenShift ? PROJECT : NAMESPACE,
    isList: true,
  });
  const [open, setOpen] = useState(false);
  const [filter, setFilter] = useState('');
  const toggleRef = useRef<HTMLButtonElement>(null);
  const menuRef = useRef<HTMLDivElement>(null);

  // A user who may not list namespaces still has the one of the path.
  const names = useMemo(() => {
    const listed = namespaces.map(({ metadata }) => metadata?.name ?? '');
    const all = active === ALL_NAMESPACES ? listed : [...new Set([...listed, active])];
    return all.sort();
  }, [namespaces, active]);
  const typed = filter.trim().toLowerCase();
  const shown = names.filter((name) => name.includes(typed));

  const label = onOpenShift ? t('Project') : t('Namespace');
  const everything = onOpenShift ? t('All Projects') : t('All Namespaces');
  const text = active === ALL_NAMESPACES ? everything : active;

  const choose = (namespace: string) => {
    setOpen(false);
    setFilter('');
    setActive(namespace);
    onNamespaceChange?.(namespace);
  };

  return (
    <PageSection hasBodyWrapper={false} padding={{ default: 'noPadding' }}>
      <MenuContainer
        isOpen={open}
        onOpenChange={setOpen}
        toggleRef={toggleRef}
        menuRef={menuRef}
        toggle={
          <MenuToggle
            ref={toggleRef}
            variant="plainText"
            isExpanded={open}
            isDisabled={isDisabled ?? false}
            onClick={() => setOpen(!open)}
          >
            {label}: {text}
          </MenuToggle>
        }
        menu={
          <Menu
            ref={menuRef}
            isScrollable
            onSelect={(_event, item) => choose(String(item))}
            activeItemId={active}
          >
            <MenuSearch>
              <MenuSearchInput>
                <SearchInput
                  aria-label={t('Filter by name')}
                  value={filter}
                  onChange={(_event, value) => setFilter(value)}
                  onClear={() => setFilter('')}
                />
              </MenuSearchInput>
            </MenuSearch>
            <Divider />
            <MenuContent maxMenuHeight="50vh">
              <MenuList aria-label={label}>
                {typed === '' && (
                  <MenuItem itemId={ALL_NAMESPACES} isSelected={active === ALL_NAMESPACES}>
                    {everything}
                  </MenuItem>
                )}
                {shown.map((name) => (
                  <MenuItem key={name} itemId={name} isSelected={active === name}>
                    {name}
                  </MenuItem>
                ))}
                {shown.length === 0 && typed !== '' && (
                  <MenuItem itemId={typed}>{t('Go to {{name}}', { name: typed })}</MenuItem>
                )}
              </MenuList>
            </MenuContent>
          </Menu>
        }
      />
      {children}
    </PageSection>
  );
};
