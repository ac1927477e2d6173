import { useState } from 'react';
import {
  Alert,
  Button,
  ClipboardCopy,
  Content,
  FormSection,
  List,
  ListItem,
  Stack,
  StackItem,
  TextArea,
} from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import { cpusIn, writeCpuSet } from '../../../domain/dpdk/cluster/cpuset';
import { LSCPU, readLscpu } from '../../../domain/dpdk/cluster/lscpu';
import {
  checkParts,
  knowsCores,
  suggestedParts,
  toggled,
  type CpuParts,
  type Topology,
} from '../../../domain/dpdk/cluster/topology';
import { asTyped } from '../../../domain/forms/leaf';
import { FieldList } from '../../../ui/form/FieldList';
import type { FieldsProps } from '../../../ui/form/spec';
import { describedBy, FormField } from '../../../ui/FormField';
import { useT } from '../../../ui/useT';
import { CpuPicture } from './CpuPicture';
import { cpuFields } from './fields';
import { listText } from '../../../ui/intl';

/** What the lists of CPUs have against them on the node that was pasted, in words. */
const objectionsTo = (t: TFunction, topology: Topology, parts: CpuParts): string[] => {
  const { left, missing, split } = checkParts(topology, parts);
  return [
    ...(left.length > 0 ? [t('In neither list: {{cpus}}.', { cpus: writeCpuSet(left) })] : []),
    ...(missing.length > 0
      ? [t('Not on this node: {{cpus}}.', { cpus: writeCpuSet(missing) })]
      : []),
    ...(split.length > 0
      ? [
          t('Cores whose CPUs are not in one list: {{cores}}.', {
            cores: listText(split.map(({ cpus }) => cpus.join('+'))),
          }),
        ]
      : []),
  ];
};

interface OnNodeProps {
  topology: Topology;
  parts: CpuParts;
  onChange: (parts: CpuParts) => void;
}

const OnNode = ({ topology, parts, onChange }: OnNodeProps) => {
  const t = useT();
  const proposal = suggestedParts(topology);
  const objections = objectionsTo(t, topology, parts);
  const isProposed =
    proposal !== undefined &&
    writeCpuSet(proposal.reserved) === writeCpuSet(parts.reserved) &&
    writeCpuSet(proposal.isolated) === writeCpuSet(parts.isolated);
  return (
    <Stack hasGutter>
      <StackItem>
        <Content component="p" aria-live="polite">
          {t('{{count}} CPUs are read.', { count: topology.cpus.length })}{' '}
          {topology.offline.length > 0 &&
            t('Switched off: {{cpus}}.', { cpus: writeCpuSet(topology.offline) })}
        </Content>
        {!knowsCores(topology) && (
          <Alert
            variant="info"
            isInline
            component="h3"
            title={t('This does not tell which CPUs share a core')}
          >
            {t('Paste the output of {{command}} to see and choose cores.', { command: LSCPU })}
          </Alert>
        )}
      </StackItem>
      {proposal && (
        <StackItem>
          <Content component="small">
            {t(
              'Proposed for the system: {{cpus}}. Whole cores, as a VM must not share one with the system; of each NUMA node, as its interrupts and kernel threads run there best; the first of all among them, on which Linux starts.',
              { cpus: writeCpuSet(proposal.reserved) },
            )}
          </Content>
          {!isProposed && (
            <Button variant="link" isInline onClick={() => onChange(proposal)}>
              {t('Take the proposal')}
            </Button>
          )}
        </StackItem>
      )}
      {knowsCores(topology) && (
        <StackItem>
          <CpuPicture
            topology={topology}
            parts={parts}
            onToggle={(core) => onChange(toggled(core, parts))}
          />
        </StackItem>
      )}
      {objections.length > 0 && (
        <StackItem>
          <Alert
            variant="warning"
            isInline
            isLiveRegion
            component="h3"
            title={t('The lists do not fit this node')}
          >
            <List>
              {objections.map((text) => (
                <ListItem key={text}>{text}</ListItem>
              ))}
            </List>
          </Alert>
        </StackItem>
      )}
    </Stack>
  );
};

/** Which CPUs are the system's: typed, or chosen on a picture of what a node says of its CPUs. */
export const CpuSection = (fields: FieldsProps) => {
  const t = useT();
  const { form } = fields;
  const [pasted, setPasted] = useState('');
  const read = pasted.trim() === '' ? undefined : readLscpu(pasted);
  const parts: CpuParts = {
    reserved: cpusIn(form.watch('reserved')),
    isolated: cpusIn(form.watch('isolated')),
  };
  const change = ({ reserved, isolated }: CpuParts) => {
    const how = { shouldDirty: true, shouldValidate: true, shouldTouch: true };
    form.setValue('reserved', writeCpuSet(reserved), how);
    form.setValue('isolated', writeCpuSet(isolated), how);
  };
  const paste = (text: string) => {
    setPasted(text);
    const isEmpty = ['reserved', 'isolated'].every((name) => asTyped(form.getValues(name)) === '');
    const found = readLscpu(text);
    const proposal = found.kind === 'topology' ? suggestedParts(found.topology) : undefined;
    if (isEmpty && proposal) change(proposal);
  };
  const why = read?.kind === 'broken' ? t(read.why.text, read.why.params) : undefined;
  return (
    <FormSection title={t('CPUs')} titleElement="h2">
      <Content component="p">
        {t(
          'No API of the cluster tells which CPUs a node has and which of them share a core. Run this on one of the nodes, which should be alike, and paste what it says; or type the lists.',
        )}
      </Content>
      <ClipboardCopy
        isReadOnly
        hoverTip={t('Copy')}
        clickTip={t('Copied')}
        textAriaLabel={t('Command for the CPUs of a node')}
        copyAriaLabel={t('Copy the command')}
      >
        {`oc debug node/NODE -- chroot /host ${LSCPU}`}
      </ClipboardCopy>
      <FormField
        id="lscpu"
        label={t('Output of lscpu')}
        help={t('It stays in the browser, and fills the lists while they are empty.')}
        {...(why === undefined ? {} : { error: why })}
      >
        <TextArea
          {...describedBy('lscpu', { error: why })}
          rows={5}
          resizeOrientation="vertical"
          value={pasted}
          onChange={(_event, text) => paste(text)}
        />
      </FormField>
      {read?.kind === 'topology' && (
        <OnNode topology={read.topology} parts={parts} onChange={change} />
      )}
      <FieldList {...fields} specs={cpuFields} />
    </FormSection>
  );
};
