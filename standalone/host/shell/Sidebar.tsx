import {
  Nav,
  NavExpandable,
  NavItem as PfNavItem,
  NavItemSeparator,
  NavList,
  PageSidebar,
  PageSidebarBody,
} from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useActiveNamespace } from '../console/use-active-namespace';
import { referenceOfGvk } from '../console/resource-link';
import { useHostExtensions } from '../extensions';
import { ALL_NAMESPACES, namespacedHref } from '../namespace';
import { isCurrent, ofPerspective, ordered, type NavItem, type NavProperties } from './navigation';

const isNavigation = ({ type }: { type: string }) => type.startsWith('console.navigation/');

const resourceHref = (
  model: NonNullable<NavProperties['model']>,
  namespaced: boolean,
  namespace: string,
): string => {
  const reference = referenceOfGvk(model);
  if (!namespaced) return `/k8s/cluster/${reference}`;
  const scope = namespace === ALL_NAMESPACES ? 'all-namespaces' : `ns/${namespace}`;
  return `/k8s/${scope}/${reference}`;
};

/** Where an item leads in the active namespace. */
export const hrefOf = ({ type, properties }: NavItem, namespace: string): string => {
  if (properties.model) {
    return resourceHref(properties.model, type === 'console.navigation/resource-ns', namespace);
  }
  const href = properties.href ?? '/';
  if (properties.prefixNamespaced) {
    return namespacedHref('/k8s', namespace) + (href.startsWith('/') ? href : `/${href}`);
  }
  return properties.namespaced ? namespacedHref(href, namespace) : href;
};

const Item = ({ item }: { item: NavItem }) => {
  const { pathname } = useLocation();
  const [namespace] = useActiveNamespace();
  if (item.type === 'console.navigation/separator') return <NavItemSeparator />;
  const current = isCurrent(pathname, {
    ...item.properties,
    href: item.properties.model
      ? referenceOfGvk(item.properties.model)
      : (item.properties.href ?? ''),
  });
  return (
    <PfNavItem isActive={current}>
      <Link
        to={hrefOf(item, namespace)}
        aria-current={current ? 'page' : undefined}
        {...item.properties.dataAttributes}
      >
        {item.properties.name ?? item.properties.model?.kind}
      </Link>
    </PfNavItem>
  );
};

const Section = ({ section, items }: { section: NavItem; items: NavItem[] }) => {
  const { pathname } = useLocation();
  const { name, id, dataAttributes } = section.properties;
  // A section without a name only sets its items apart.
  if (!name) {
    return (
      <>
        <NavItemSeparator />
        {items.map((item) => (
          <Item key={item.uid} item={item} />
        ))}
      </>
    );
  }
  const current = items.some(({ properties }) => isCurrent(pathname, properties));
  return (
    <NavExpandable
      title={name}
      groupId={id}
      isActive={current}
      isExpanded
      buttonProps={dataAttributes ?? {}}
    >
      {items.map((item) => (
        <Item key={item.uid} item={item} />
      ))}
    </NavExpandable>
  );
};

export const useNavigation = (): { top: NavItem[]; inSection: (id: string) => NavItem[] } => {
  const items = ofPerspective(useHostExtensions<NavProperties>(isNavigation), 'admin');
  return {
    top: ordered(items.filter(({ properties }) => properties.section === undefined)),
    inSection: (id) => ordered(items.filter(({ properties }) => properties.section === id)),
  };
};

export const Sidebar = ({ isOpen }: { isOpen: boolean }) => {
  const { t } = useTranslation();
  const { top, inSection } = useNavigation();
  return (
    <PageSidebar isSidebarOpen={isOpen}>
      <PageSidebarBody>
        <Nav aria-label={t('Main navigation')}>
          <NavList>
            {top.map((item) => {
              if (item.type !== 'console.navigation/section') {
                return <Item key={item.uid} item={item} />;
              }
              const items = inSection(item.properties.id);
              return items.length > 0 ? (
                <Section key={item.uid} section={item} items={items} />
              ) : null;
            })}
          </NavList>
        </Nav>
      </PageSidebarBody>
    </PageSidebar>
  );
};
