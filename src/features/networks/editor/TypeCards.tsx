import {
  Card,
  CardBody,
  CardHeader,
  CardTitle,
  Content,
  ExpandableSection,
  FormGroup,
  Gallery,
} from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { msg } from '../../../domain/core/msg';
import { networkTypeLabel } from '../../../domain/nad/network-type';
import { useT } from '../../../ui/useT';
import { formTypes, typeHints, type FormType } from './fields';

const YES = msg('Yes');
const NO = msg('No');

/** What the two ways to a VLAN of the data center can do. */
const comparison: [feature: string, linuxBridge: string, localnet: string][] = [
  [
    msg('Native network of the nodes'),
    msg('Only on other network cards than that of the cluster'),
    YES,
  ],
  [msg('VLANs of the data center'), YES, msg('Yes, one for each network')],
  [msg('VLAN trunk to the VM'), YES, NO],
  [msg('Network policies'), NO, YES],
  [msg('Managed IP pools for VMs'), NO, NO],
  [msg('MAC spoof filtering'), msg('Yes, can be turned on'), msg('Yes, always')],
  [msg('Add and remove on a running VM'), YES, YES],
];

const Comparison = () => {
  const t = useT();
  return (
    <ExpandableSection toggleText={t('Compare Linux bridge and OVN-Kubernetes localnet')}>
      <Table aria-label={t('Linux bridge and OVN-Kubernetes localnet compared')} variant="compact">
        <Thead>
          <Tr>
            <Th>{t('Feature')}</Th>
            <Th>{t(networkTypeLabel('linux-bridge'))}</Th>
            <Th>{t(networkTypeLabel('ovn-localnet'))}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {comparison.map(([feature, linuxBridge, localnet]) => (
            <Tr key={feature}>
              <Td dataLabel={t('Feature')}>{t(feature)}</Td>
              <Td dataLabel={t(networkTypeLabel('linux-bridge'))}>{t(linuxBridge)}</Td>
              <Td dataLabel={t(networkTypeLabel('ovn-localnet'))}>{t(localnet)}</Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </ExpandableSection>
  );
};

interface TypeCardsProps {
  selected: FormType;
  onSelect: (type: FormType) => void;
}

/** The types of networks, with when to choose each. */
export const TypeCards = ({ selected, onSelect }: TypeCardsProps) => {
  const t = useT();
  return (
    <>
      <FormGroup role="radiogroup" fieldId="network-type" label={t('Network Type')} isRequired>
        <Gallery hasGutter minWidths={{ default: '220px' }}>
          {formTypes.map((type) => (
            <Card key={type} id={`type-${type}`} isSelectable isSelected={type === selected}>
              <CardHeader
                selectableActions={{
                  selectableActionId: `type-${type}-radio`,
                  selectableActionAriaLabelledby: `type-${type}-title`,
                  name: 'network-type',
                  variant: 'single',
                  onChange: () => onSelect(type),
                }}
              >
                <CardTitle id={`type-${type}-title`}>{t(networkTypeLabel(type))}</CardTitle>
              </CardHeader>
              <CardBody>{t(typeHints[type])}</CardBody>
            </Card>
          ))}
        </Gallery>
      </FormGroup>
      <Content component="small">
        {t(
          'SR-IOV networks are made by the SR-IOV Network Operator from a SriovNetwork object: create that one, and the network appears in this list.',
        )}
      </Content>
      <Comparison />
    </>
  );
};
