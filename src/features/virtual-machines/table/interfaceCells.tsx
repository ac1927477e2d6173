import { Flex, FlexItem, Icon, Label } from '@patternfly/react-core';
import { LinkIcon, UnlinkIcon } from '@patternfly/react-icons';
import { bindingLabel } from '../../../domain/vm/interfaces/labels';
import type { InterfaceRow } from '../../../domain/vm/interfaces/interfaces';
import { isInDomain, isInGuest } from '../../../domain/vm/lifecycle/interface-state';
import type { VmView } from '../../../domain/vm/interfaces/view';
import { useT } from '../../../ui/useT';
import { NONE } from '../../../ui/none';
import { BothValues } from './BothValues';
import { NetworkName } from '../../../ui/NetworkName';
import { macOfRow } from './rows';

interface CellProps {
  view: VmView;
  row: InterfaceRow;
}

export const Name = ({ row }: { row: InterfaceRow }) => {
  const t = useT();
  return (
    <Flex gap={{ default: 'gapSm' }}>
      <FlexItem>{row.name}</FlexItem>
      {row.isImplicit && (
        <FlexItem>
          <Label isCompact>{t('added by KubeVirt')}</Label>
        </FlexItem>
      )}
    </Flex>
  );
};

export const Network = ({ view, row }: CellProps) => {
  const t = useT();
  const nad = row.nad.configured ?? row.nad.running;
  const through = nad?.bridge ?? nad?.physicalNetworkName;
  return (
    <>
      <BothValues
        values={row.network}
        isChanged={row.changed.includes('network')}
        render={(source) => <NetworkName source={source} own={view.namespace} />}
      />
      {through !== undefined && (
        <div>
          <small>
            {nad?.vlan === undefined
              ? through
              : t('{{bridge}}, VLAN {{vlan}}', { bridge: through, vlan: nad.vlan })}
          </small>
        </div>
      )}
    </>
  );
};

export const Type = ({ row }: { row: InterfaceRow }) => {
  const t = useT();
  return (
    <>
      <BothValues
        values={row.binding}
        isChanged={row.changed.includes('binding')}
        render={(binding) => {
          const { text, params } = bindingLabel(binding);
          return t(text, params);
        }}
      />
      <div>
        <small>
          <BothValues
            values={row.model}
            isChanged={row.changed.includes('model')}
            render={(model) => model ?? 'virtio'}
          />
        </small>
      </div>
    </>
  );
};

export const Mac = ({ row }: { row: InterfaceRow }) => {
  if (row.changed.includes('mac')) {
    const running = row.reportedMac ?? row.mac.running;
    return (
      <BothValues
        values={{ configured: row.mac.configured, running }}
        isChanged
        render={(mac) => mac}
      />
    );
  }
  const mac = macOfRow(row);
  return <>{mac ?? NONE}</>;
};

const isDown = (state: string | undefined): boolean => state === 'down';

/** Whether there is a link at all: what does not run has none that could be up. */
const hasLink = (view: VmView, row: InterfaceRow): boolean =>
  view.phase === 'running' && (isInDomain(row) || isInGuest(row));

export const Link = ({ view, row }: CellProps) => {
  const t = useT();
  const shown = (down: boolean) => (
    <span>
      <Icon isInline status={down ? 'warning' : 'success'}>
        {down ? <UnlinkIcon /> : <LinkIcon />}
      </Icon>{' '}
      {down ? t('Down') : t('Up')}
    </span>
  );
  if (!hasLink(view, row)) {
    return <>{isDown(row.state.configured) ? t('Down at the next start') : NONE}</>;
  }
  const running = row.status?.linkState ?? row.state.running;
  const isChanged = row.changed.includes('state') && row.state.configured !== 'absent';
  return (
    <BothValues
      values={{
        configured: isDown(row.state.configured ?? (isChanged ? 'up' : running)),
        running: isDown(running),
      }}
      isChanged={isChanged}
      render={shown}
    />
  );
};
