import { lazy, Suspense, useRef, useState } from 'react';
import {
  Button,
  DataList,
  DataListCell,
  DataListItem,
  DataListItemCells,
  DataListItemRow,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { MinusCircleIcon, PlusCircleIcon } from '@patternfly/react-icons';
import { listAt, recordAt } from '../../../domain/core/resource';
import { setIn } from '../../../domain/core/set-in';
import {
  credentialsOf,
  methodLabel,
  type AccessCredential,
} from '../../../domain/vm/keys/credentials';
import { vmTemplateOf } from '../../../domain/vm/spec/network-refs';
import { FindingList } from '../../../ui/findings';
import { useT } from '../../../ui/useT';
import type { SectionProps } from './section';
import { listText } from '../../../ui/intl';

const DraftKeyDialog = lazy(() => import('./DraftKeyDialog'));

const CREDENTIALS = ['spec', 'template', 'spec', 'accessCredentials'];

/** The SSH keys of a new VM: Secrets that are there, or are made with it. */
export const KeysSection = ({ vm, edit, bring, findings }: SectionProps) => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const adds = useRef<HTMLButtonElement>(null);
  const keys = credentialsOf(vmTemplateOf(vm)).filter(({ kind }) => kind === 'sshPublicKey');
  const remove = ({ index }: AccessCredential) => {
    // The button goes with what it removes.
    adds.current?.focus();
    edit((draft) => {
      const rest = listAt(draft, ...CREDENTIALS).filter((_entry, at) => at !== index);
      return setIn(recordAt(draft), CREDENTIALS, rest.length === 0 ? undefined : rest);
    });
  };
  return (
    <Stack hasGutter>
      {keys.length > 0 && (
        <StackItem>
          <DataList aria-label={t('SSH keys')} isCompact>
            {keys.map((key) => (
              <DataListItem key={key.index}>
                <DataListItemRow>
                  <DataListItemCells
                    dataListCells={[
                      <DataListCell key="secret">
                        {t('Secret {{name}}', { name: key.secret ?? '' })}
                      </DataListCell>,
                      <DataListCell key="method">
                        {listText(key.methods.map((method) => t(methodLabel(method))))}
                      </DataListCell>,
                      <DataListCell key="remove" isFilled={false}>
                        <Button
                          variant="plain"
                          size="sm"
                          icon={<MinusCircleIcon />}
                          aria-label={t('Remove the keys of Secret {{name}}', {
                            name: key.secret ?? '',
                          })}
                          onClick={() => remove(key)}
                        />
                      </DataListCell>,
                    ]}
                  />
                </DataListItemRow>
              </DataListItem>
            ))}
          </DataList>
        </StackItem>
      )}
      <StackItem>
        <Button
          ref={adds}
          variant="link"
          isInline
          icon={<PlusCircleIcon />}
          onClick={() => setOpen(true)}
        >
          {t('Add SSH keys')}
        </Button>
      </StackItem>
      {findings.length > 0 && (
        <StackItem>
          <FindingList findings={findings} />
        </StackItem>
      )}
      {isOpen && (
        <Suspense fallback={null}>
          <DraftKeyDialog vm={vm} edit={edit} bring={bring} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </Stack>
  );
};
