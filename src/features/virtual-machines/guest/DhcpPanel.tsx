import { useState } from 'react';
import { Content, Stack, StackItem, TextInput } from '@patternfly/react-core';
import {
  dhcpServerLabel,
  dhcpServers,
  reservationLine,
  type DhcpServer,
} from '../../../domain/vm/guest/dhcp-server';
import { macOfRow } from '../table/rows';
import type { VmView } from '../../../domain/vm/interfaces/view';
import { parseIp } from '../../../domain/net/cidr';
import { CopyText } from '../../../ui/CopyText';
import { describedBy, FormField } from '../../../ui/FormField';
import { PlainForm } from '../../../ui/form/PlainForm';
import { useT } from '../../../ui/useT';
import { WordSelect } from '../../../ui/WordSelect';

interface NicProps {
  name: string;
  mac: string | undefined;
  vm: string;
  server: DhcpServer;
}

/** One interface with the address that the server shall give it, and the line that makes it do so. */
const Nic = ({ name, mac, vm, server }: NicProps) => {
  const t = useT();
  const [address, setAddress] = useState('');
  const id = `dhcp-address-${name}`;
  const isWrong = address !== '' && parseIp(address)?.family !== 4;
  const error = isWrong
    ? t('Enter an IPv4 address without a prefix, such as 10.10.10.14.')
    : undefined;
  if (mac === undefined) {
    return (
      <Content component="p">
        {t('{{name}} has no MAC address yet: it gets one when the VM is created or started.', {
          name,
        })}
      </Content>
    );
  }
  const line = reservationLine(server, { host: `${vm}-${name}`, mac, address });
  return (
    <Stack hasGutter>
      <StackItem>
        <PlainForm>
          <FormField
            id={id}
            label={t('Address for {{name}} ({{mac}})', { name, mac })}
            help={t('IPv4. The line for the server appears once it is typed.')}
            error={error}
          >
            <TextInput
              {...describedBy(id, { error })}
              value={address}
              validated={isWrong ? 'error' : 'default'}
              onChange={(_event, typed) => setAddress(typed.trim())}
            />
          </FormField>
        </PlainForm>
      </StackItem>
      {line !== undefined && (
        <StackItem>
          <CopyText
            text={line}
            label={t('Line for {{name}}', { name })}
            copy={t('Copy the line')}
            copyLabel={t('Copy the line for {{name}}', { name })}
          />
        </StackItem>
      )}
    </Stack>
  );
};

/** What the DHCP server of a network has to be told. */
export const DhcpPanel = ({ view }: { view: VmView }) => {
  const t = useT();
  const [server, setServer] = useState<DhcpServer>('dnsmasq');
  const rows = view.rows.filter(
    ({ network }) => (network.configured ?? network.running)?.kind !== 'pod',
  );
  return (
    <Stack hasGutter>
      <StackItem>
        <Content component="p">
          {t(
            'Give these lines to whoever runs the DHCP server of the network. The guest has to ask by DHCP, as most do unless they were told otherwise.',
          )}
        </Content>
      </StackItem>
      <StackItem>
        <PlainForm>
          <WordSelect
            id="dhcp-server"
            label={t('DHCP server')}
            choices={dhcpServers}
            chosen={server}
            labelOf={(each) => t(dhcpServerLabel(each))}
            onChoose={setServer}
          />
        </PlainForm>
      </StackItem>
      {rows.map((row) => (
        <StackItem key={row.name}>
          <Nic name={row.name} mac={macOfRow(row)} vm={view.name} server={server} />
        </StackItem>
      ))}
      {server === 'windows' && (
        <StackItem>
          <Content component="small">
            {t('Put the network of the scope, such as 10.10.10.0, in place of SCOPE.')}
          </Content>
        </StackItem>
      )}
    </Stack>
  );
};
