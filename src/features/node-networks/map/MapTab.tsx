import { useCallback } from 'react';
import {
  Drawer,
  DrawerContent,
  DrawerContentBody,
  EmptyStateBody,
  Label,
  Stack,
  StackItem,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from '@patternfly/react-core';
import { vmCountOf } from '../../../domain/map/fold';
import type { MapModel } from '../../../domain/map/items';
import { LinkButton } from '../../../ui/LinkButton';
import { checksPath } from '../../../ui/routes';
import { RulesFailure } from '../../../ui/RulesFailure';
import { NothingState } from '../../../ui/states';
import { NothingMatches } from '../../../ui/table/NothingMatches';
import { TableFilters } from '../../../ui/table/TableFilters';
import { noValues } from '../../../ui/table/model';
import { useT } from '../../../ui/useT';
import { NetworksWorld, type Seen } from '../NetworksWorld';
import { allRules, useWorldFindings } from '../useWorldFindings';
import { MapPanel } from './MapPanel';
import { MapPicture } from './MapPicture';
import { useMapView } from './useMapView';
import './map.css';

/** How much of the cluster is shown, for everybody who changes the filter. */
const Counts = ({ filtered, whole }: { filtered: MapModel; whole: MapModel }) => {
  const t = useT();
  const networksOf = ({ items }: MapModel) => items.filter(({ kind }) => kind === 'network').length;
  return (
    <p role="status">
      {t('{{networks}} of {{allNetworks}} networks and {{vms}} of {{allVms}} VMs shown', {
        networks: networksOf(filtered),
        allNetworks: networksOf(whole),
        vms: vmCountOf(filtered.items),
        allVms: vmCountOf(whole.items),
      })}
    </p>
  );
};

const Elsewhere = ({ count }: { count: number }) => {
  const t = useT();
  if (count === 0) return null;
  return (
    <StackItem>
      <p>
        {t('{{count}} findings are about things that are not on the map.', { count })}{' '}
        <LinkButton to={checksPath(undefined)} variant="link" isInline>
          {t('All checks')}
        </LinkButton>
      </p>
    </StackItem>
  );
};

const Problem = ({ failure }: { failure: string | undefined }) => {
  if (failure === undefined) return null;
  return (
    <StackItem>
      <RulesFailure>{failure}</RulesFailure>
    </StackItem>
  );
};

interface MapOfProps {
  seen: Seen;
  /** Name of the node whose part it is; undefined: the whole cluster. */
  node?: string;
}

/** The map of what may be seen, with its filter and what is selected. */
export const MapOf = ({ seen: { world, isComplete }, node }: MapOfProps) => {
  const t = useT();
  const { findings, failure } = useWorldFindings(isComplete ? world : undefined, allRules);
  const { table, whole, filtered, model, links, selected, select } = useMapView(
    world,
    findings,
    node,
  );
  const { state, update } = table;
  const close = useCallback(() => select(undefined), [select]);
  const vms = state.values.vm ?? noValues;
  if (whole.items.length === 0) {
    return (
      <NothingState title={t('Nothing to draw yet')}>
        <EmptyStateBody>
          {t('Here stand nodes, networks and VMs, and how they are connected.')}
        </EmptyStateBody>
      </NothingState>
    );
  }
  return (
    <Stack hasGutter>
      <Problem failure={failure} />
      <StackItem>
        <Toolbar
          hasNoPadding
          clearAllFilters={() => update({ values: {} })}
          clearFiltersButtonText={t('Clear all filters')}
        >
          <ToolbarContent>
            <TableFilters table={table} />
            {vms.map((vm) => (
              <ToolbarItem key={vm} alignSelf="center">
                <Label
                  onClose={() => update({ values: { ...state.values, vm: [] } })}
                  closeBtnAriaLabel={t('Show all VMs')}
                >
                  {t('VM {{name}}', { name: vm })}
                </Label>
              </ToolbarItem>
            ))}
          </ToolbarContent>
        </Toolbar>
        <Counts filtered={filtered} whole={whole} />
      </StackItem>
      {findings === undefined && failure === undefined && (
        <StackItem>
          <p>{t('Rules are still being asked: states are not known yet.')}</p>
        </StackItem>
      )}
      <StackItem>
        {model.items.length === 0 ? (
          <NothingMatches
            title={t('Nothing on the map matches the filter')}
            onClear={() => update({ values: {} })}
          />
        ) : (
          <div className="vm-networking-console-plugin__map-frame">
            <Drawer isInline isExpanded={selected !== undefined}>
              <DrawerContent
                panelContent={
                  selected && (
                    <MapPanel
                      world={world}
                      item={selected}
                      onClose={close}
                      onOnly={(key, value) => {
                        update({ values: { ...state.values, [key]: [value] } });
                        close();
                      }}
                    />
                  )
                }
              >
                <DrawerContentBody>
                  <MapPicture
                    model={model}
                    links={links}
                    selected={selected?.id}
                    onSelect={select}
                    onLeave={close}
                  />
                </DrawerContentBody>
              </DrawerContent>
            </Drawer>
          </div>
        )}
      </StackItem>
      <Elsewhere count={whole.elsewhere.length} />
    </Stack>
  );
};

/** From the uplink to the VM, as a picture. */
const MapTab = () => {
  const t = useT();
  return (
    <NetworksWorld label={t('Loading the map')}>{(seen) => <MapOf seen={seen} />}</NetworksWorld>
  );
};

export default MapTab;
