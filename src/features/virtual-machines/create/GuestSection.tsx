import { lazy, Suspense, useRef, useState } from 'react';
import {
  Button,
  CodeBlock,
  CodeBlockCode,
  Flex,
  FlexItem,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { PencilAltIcon } from '@patternfly/react-icons';
import { cloudInitOf } from '../../../domain/vm/guest/cloud-init';
import { withoutNetworkData } from '../../../domain/vm/create/starts';
import { FindingList } from '../../../ui/findings';
import { useT } from '../../../ui/useT';
import type { SectionProps } from './section';

const DraftGuestDialog = lazy(() => import('./DraftGuestDialog'));

/** What cloud-init tells the guest of a new VM about its interfaces. */
export const GuestSection = ({ vm, edit, bring, around, findings }: SectionProps) => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const opens = useRef<HTMLButtonElement>(null);
  const source = cloudInitOf(vm)?.networkData;
  const text = source === undefined || source.kind === 'secret' ? undefined : source.text;
  return (
    <Stack hasGutter>
      <StackItem>
        {source === undefined && (
          <p>{t('Nothing is set: the guest asks for its addresses by DHCP, as most do.')}</p>
        )}
        {source?.kind === 'secret' && (
          <p>
            {t('Network data for cloud-init are in the Secret {{name}}.', { name: source.name })}
          </p>
        )}
        {text !== undefined && (
          <CodeBlock>
            <CodeBlockCode>{text}</CodeBlockCode>
          </CodeBlock>
        )}
      </StackItem>
      <StackItem>
        <Flex gap={{ default: 'gapMd' }}>
          <FlexItem>
            <Button
              ref={opens}
              variant="link"
              isInline
              icon={<PencilAltIcon />}
              onClick={() => setOpen(true)}
            >
              {source === undefined
                ? t('Set addresses in the guest')
                : source.kind === 'secret'
                  ? t('Set other addresses')
                  : t('Edit')}
            </Button>
          </FlexItem>
          {source !== undefined && (
            <FlexItem>
              <Button
                variant="link"
                isInline
                isDanger
                onClick={() => {
                  // The button goes with what it removes.
                  opens.current?.focus();
                  edit(withoutNetworkData);
                }}
              >
                {t('Remove')}
              </Button>
            </FlexItem>
          )}
        </Flex>
      </StackItem>
      {findings.length > 0 && (
        <StackItem>
          <FindingList findings={findings} />
        </StackItem>
      )}
      {isOpen && (
        <Suspense fallback={null}>
          <DraftGuestDialog
            vm={vm}
            text={text}
            edit={edit}
            bring={bring}
            around={around}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </Stack>
  );
};
