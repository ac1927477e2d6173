import { useState } from 'react';
import {
  Content,
  FormGroup,
  PageSection,
  Stack,
  StackItem,
  TextInput,
} from '@patternfly/react-core';
import { guestUserOf } from '../../../domain/reach/services';
import { PlainForm } from '../../../ui/form/PlainForm';
import { GapList } from '../../../ui/GapList';
import { onDemand } from '../../../ui/onDemand';
import { LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import type { VmFacts } from '../page/useVmFacts';
import { SshServices } from './SshServices';
import { useWays } from './useWays';
import { WayTable } from './WayTable';

/** With the parser of YAML, which tells the keys in user data. */
const SshKeys = onDemand<{ facts: VmFacts }>(() => import('../keys/SshKeys'));

/** Asks for objects of the mesh, which nothing else on the page needs. */
const MeshSection = onDemand<{ facts: VmFacts }>(() => import('../mesh/MeshSection'));

/** Stands in commands as long as nobody has named a user. */
const SOMEBODY = 'USER';

const Reach = ({ facts }: { facts: VmFacts }) => {
  const t = useT();
  const [user, setUser] = useState(() => guestUserOf(facts.vm) ?? '');
  const name = /^[A-Za-z_][-.\w]*$/.test(user) ? user : SOMEBODY;
  const { ways, services, watched } = useWays(facts, name);
  return (
    <Stack hasGutter>
      <StackItem>
        <PlainForm>
          <FormGroup label={t('User in the guest')} fieldId="guest-user">
            <TextInput
              id="guest-user"
              value={user}
              placeholder={SOMEBODY}
              onChange={(_event, typed) => setUser(typed.trim())}
            />
          </FormGroup>
        </PlainForm>
      </StackItem>
      <StackItem>
        <WayTable ways={ways} />
      </StackItem>
      <StackItem>
        <Content component="small">
          {t(
            'Whether the guest listens for SSH, and takes your key, is not told from here. In its console, "systemctl status sshd" shows the first.',
          )}
        </Content>
      </StackItem>
      <StackItem>
        <SshKeys facts={facts} />
      </StackItem>
      <StackItem>
        <SshServices facts={facts} services={services} watched={watched} />
      </StackItem>
      <StackItem>
        <MeshSection facts={facts} />
      </StackItem>
      <StackItem>
        <GapList gaps={facts.gaps} />
      </StackItem>
    </Stack>
  );
};

/** How SSH of a VM is reached: each way, what it needs, and the command for it. */
const ReachTab = ({ obj: facts }: { obj: VmFacts }) => {
  const t = useT();
  return (
    <PageSection hasBodyWrapper={false}>
      {facts.isLoaded && !facts.isComing ? (
        <Reach facts={facts} />
      ) : (
        <LoadingState label={t('Loading the VM')} />
      )}
    </PageSection>
  );
};

export default ReachTab;
