import { useState } from 'react';
import {
  Card,
  CardBody,
  FormGroup,
  PageSection,
  Radio,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { guestWaysOf, type GuestWay, type GuestWayKind } from '../../../domain/vm/guest/guest-ways';
import type { VmView } from '../../../domain/vm/interfaces/view';
import { PlainForm } from '../../../ui/form/PlainForm';
import { GapList } from '../../../ui/GapList';
import { LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import type { VmFacts } from '../page/useVmFacts';
import { DhcpPanel } from './DhcpPanel';
import { NetworkDataPanel } from './NetworkDataPanel';
import { SysprepPanel } from './SysprepPanel';

interface ChoiceProps {
  ways: readonly GuestWay[];
  chosen: GuestWayKind;
  onChoose: (kind: GuestWayKind) => void;
}

const Choice = ({ ways, chosen, onChoose }: ChoiceProps) => {
  const t = useT();
  return (
    <PlainForm>
      <FormGroup
        role="radiogroup"
        fieldId="guest-ways"
        label={t('How should the settings reach the guest?')}
        isStack
      >
        {ways.map(({ kind, title, what, refusal }) => (
          <Radio
            key={kind}
            id={`guest-way-${kind}`}
            name="guest-way"
            label={t(title.text, title.params)}
            description={refusal ? t(refusal.text, refusal.params) : t(what.text, what.params)}
            isChecked={chosen === kind}
            isDisabled={refusal !== undefined}
            onChange={() => onChoose(kind)}
          />
        ))}
      </FormGroup>
    </PlainForm>
  );
};

/** Whether an interface is on another network than that of pods. */
const isOnOthers = ({ rows }: VmView): boolean =>
  rows.some(({ network }) => (network.configured ?? network.running)?.kind !== 'pod');

const Guest = ({ facts }: { facts: VmFacts }) => {
  const { vm, vmi, view, gaps } = facts;
  const ways = guestWaysOf(vm, vmi, isOnOthers(view));
  const [wanted, setWanted] = useState(ways[0]?.kind ?? 'cloud-init');
  const chosen = ways.some(({ kind, refusal }) => kind === wanted && !refusal)
    ? wanted
    : 'cloud-init';
  return (
    <Stack hasGutter>
      <StackItem>
        <Choice ways={ways} chosen={chosen} onChoose={setWanted} />
      </StackItem>
      <StackItem>
        <Card>
          <CardBody>
            {(chosen === 'cloud-init' || chosen === 'commands') && (
              <NetworkDataPanel facts={facts} way={chosen} />
            )}
            {chosen === 'dhcp' && <DhcpPanel view={view} />}
            {chosen === 'sysprep' && <SysprepPanel vm={vm} />}
          </CardBody>
        </Card>
      </StackItem>
      <StackItem>
        <GapList gaps={gaps} />
      </StackItem>
    </Stack>
  );
};

/** The settings of the network inside a guest, and how they get there. */
const GuestTab = ({ obj: facts }: { obj: VmFacts }) => {
  const t = useT();
  return (
    <PageSection hasBodyWrapper={false}>
      {facts.isLoaded && !facts.isComing ? (
        <Guest facts={facts} />
      ) : (
        <LoadingState label={t('Loading the VM')} />
      )}
    </PageSection>
  );
};

export default GuestTab;
