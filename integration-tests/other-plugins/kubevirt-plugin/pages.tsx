import {
  ListPageHeader,
  useK8sWatchResource,
  useResolvedExtensions,
  type HorizontalNavTab,
  type K8sResourceCommon,
} from '@openshift-console/dynamic-plugin-sdk';
import type { Extension } from '@openshift/dynamic-plugin-sdk';
import { Nav, NavItem, NavList, PageSection } from '@patternfly/react-core';
import { createElement, type ComponentType } from 'react';
import { Link, Route, Routes, useLocation, useParams } from 'react-router';

type SetFlag = (flag: string, value: boolean) => void;

export const setFlags = (setFlag: SetFlag): void => {
  setFlag('KUBEVIRT_DYNAMIC', true);
  setFlag('FLAG_KUBEVIRT_VIRTUALIZATION_NAV', true);
};

const VM = { group: 'kubevirt.io', version: 'v1', kind: 'VirtualMachine' };

interface TabProps {
  obj: K8sResourceCommon;
}

interface Tab {
  name: string;
  href: string;
  component: ComponentType<TabProps>;
}

const own: Tab[] = [
  ['Overview', ''],
  ['Metrics', 'metrics'],
  ['YAML', 'yaml'],
  ['Configuration', 'configuration'],
  ['Events', 'events'],
  ['Console', 'console'],
  ['Snapshots', 'snapshots'],
  ['Diagnostics', 'diagnostics'],
].map(([name = '', href = '']) => ({
  name,
  href,
  component: () => <PageSection hasBodyWrapper={false}>Their {name} of the VM</PageSection>,
}));

const isTab = (extension: Extension): extension is HorizontalNavTab & Extension =>
  extension.type === 'console.tab/horizontalNav';

/** As theirs: the model has to be equal in all three parts, and comes after the page's own tabs. */
const useTabs = (): Tab[] => {
  const [extensions] = useResolvedExtensions(isTab);
  return [
    ...own,
    ...extensions
      .map(({ properties }) => properties)
      .filter(
        ({ model }) =>
          model.group === VM.group && model.version === VM.version && model.kind === VM.kind,
      )
      .map(({ page, component }) => ({
        ...page,
        component: component as unknown as ComponentType<TabProps>,
      })),
  ];
};

/** As theirs: `href` is a route as it is, and the first tab whose path is in the address is active. */
const HorizontalNavbar = ({ vm, base }: { vm: K8sResourceCommon; base: string }) => {
  const tabs = useTabs();
  const { pathname } = useLocation();
  const active = tabs.find(({ href }) => href !== '' && pathname.includes(`/${href}`)) ?? tabs[0];
  return (
    <>
      <PageSection hasBodyWrapper={false} type="subnav">
        <Nav variant="horizontal-subnav" aria-label="Tabs">
          <NavList>
            {tabs.map(({ name, href }) => (
              <NavItem key={name.toLowerCase()} isActive={active?.name === name}>
                <Link to={href === '' ? base : `${base}/${href}`}>{name}</Link>
              </NavItem>
            ))}
          </NavList>
        </Nav>
      </PageSection>
      <Routes>
        {tabs.map(({ href, component }) => (
          <Route
            key={href}
            path={`:name/${href}`}
            element={createElement(component, { obj: vm })}
          />
        ))}
      </Routes>
    </>
  );
};

const VmPage = ({ namespace, name }: { namespace: string; name: string }) => {
  const [vm, isLoaded] = useK8sWatchResource<K8sResourceCommon>({
    groupVersionKind: VM,
    namespace,
    name,
  });
  return (
    <>
      <ListPageHeader title={`Their page of ${name}`} />
      {isLoaded && (
        <HorizontalNavbar
          vm={vm}
          base={`/k8s/ns/${namespace}/kubevirt.io~v1~VirtualMachine/${name}`}
        />
      )}
    </>
  );
};

/** Their list and their page of a VM are one route. */
export const Navigator = () => {
  const { ns = '', '*': rest = '' } = useParams();
  const [name = ''] = rest.split('/');
  return name === '' ? (
    <ListPageHeader title="Their list of VMs" />
  ) : (
    <VmPage key={`${ns}/${name}`} namespace={ns} name={name} />
  );
};
