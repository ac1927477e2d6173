import { createContext, useContext } from 'react';
import { Button, Content, Icon, List, ListItem, Stack, StackItem } from '@patternfly/react-core';
import { CheckCircleIcon, ExclamationTriangleIcon, PlusCircleIcon } from '@patternfly/react-icons';
import { msg } from '../../../domain/core/msg';
import type { PortForm } from '../../../domain/vm/form/form-leaves';
import {
  wantedState,
  wantedText,
  withWantedPorts,
  type WantedPort,
  type WantedState,
} from '../../../domain/services/wanted-ports';
import { rowsControl } from '../../../ui/form/Rows';
import type { ControlProps } from '../../../ui/form/spec';
import { useT } from '../../../ui/useT';

const PortRows = rowsControl({
  blank: { name: '', port: '', protocol: 'TCP' },
  columns: [
    {
      key: 'port',
      label: msg('Number of port {{number}}'),
      heading: msg('Port'),
      placeholder: msg('Port'),
      isNumber: true,
    },
    {
      key: 'protocol',
      label: msg('Protocol of port {{number}}'),
      heading: msg('Protocol'),
      options: ['TCP', 'UDP'].map((value) => ({ value, label: value })),
    },
    {
      key: 'name',
      label: msg('Name of port {{number}}'),
      heading: msg('Name'),
      placeholder: msg('Name, such as http'),
    },
  ],
  addText: msg('Add port'),
  removeText: msg('Remove port {{number}}'),
});

/** The ports that Services lead to in the interface of the form. */
export const WantedPorts = createContext<readonly WantedPort[]>([]);

const sentences: Record<WantedState, string> = {
  open: msg('Service {{service}} leads to {{port}}: open, as no port is listed'),
  listed: msg('Service {{service}} leads to {{port}}: listed'),
  missing: msg('Service {{service}} leads to {{port}}: not listed'),
  impossible: msg('Service {{service}} leads to {{port}}: not listed, and it cannot be'),
};

interface NeededProps {
  wanted: readonly WantedPort[];
  rows: readonly PortForm[];
  onChange: (rows: readonly PortForm[]) => void;
}

const NeededPorts = ({ wanted, rows, onChange }: NeededProps) => {
  const t = useT();
  const after = withWantedPorts(rows, wanted);
  return (
    <Stack hasGutter>
      <StackItem>
        <List isPlain aria-label={t('Ports that Services lead to')}>
          {wanted.map((each) => {
            const state = wantedState(rows, each);
            const isThere = state === 'open' || state === 'listed';
            const port = wantedText(each);
            return (
              <ListItem
                key={`${each.service} ${port} ${each.port.port ?? ''}`}
                icon={
                  <Icon status={isThere ? 'success' : 'warning'} isInline>
                    {isThere ? <CheckCircleIcon /> : <ExclamationTriangleIcon />}
                  </Icon>
                }
              >
                {t(sentences[state], { service: each.service, port })}
              </ListItem>
            );
          })}
        </List>
      </StackItem>
      {after !== rows && (
        <StackItem>
          <Button variant="link" isInline icon={<PlusCircleIcon />} onClick={() => onChange(after)}>
            {t('Add the ports that Services need')}
          </Button>
          {rows.length === 0 && (
            <Content component="small">
              {t('A name needs an entry. From then on, only listed ports are open.')}
            </Content>
          )}
        </StackItem>
      )}
    </Stack>
  );
};

/** The ports that an interface lists, beside those that Services lead to. */
export const PortsControl = (props: ControlProps) => {
  const { form, name } = props;
  const wanted = useContext(WantedPorts);
  const rows = form.watch(name);
  return (
    <Stack hasGutter>
      <StackItem>
        <PortRows {...props} />
      </StackItem>
      {wanted.length > 0 && Array.isArray(rows) && (
        <StackItem>
          <NeededPorts
            wanted={wanted}
            rows={rows as readonly PortForm[]}
            onChange={(next) => form.setValue(name, next, { shouldDirty: true })}
          />
        </StackItem>
      )}
    </Stack>
  );
};
