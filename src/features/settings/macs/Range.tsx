import { useMemo, type ReactNode } from 'react';
import { Content, DescriptionList, Stack, StackItem, Title } from '@patternfly/react-core';
import { msg } from '../../../domain/core/msg';
import { macRange, macRangeSize } from '../../../domain/net/mac';
import { checkMacRange } from '../../../domain/settings/check-addons';
import { macPoolForm } from '../../../domain/settings/forms';
import {
  daysUntilFull,
  PACE_DAYS,
  poolUseOf,
  vmsOf,
  type MacPool,
  type NamedRange,
  type VmMac,
} from '../../../domain/settings/mac-pool';
import type { World } from '../../../domain/world/world';
import { Entry } from '../../../ui/description';
import type { FieldSpec } from '../../../ui/form/spec';
import { SettingsForm } from '../../../ui/settings/SettingsForm';
import { Several } from '../../../ui/table/Several';
import { useNow } from '../../../ui/useNow';
import { useT } from '../../../ui/useT';
import { problemsBy } from '../problems';
import { VmLink } from './VmLink';
import { listText, numberText } from '../../../ui/intl';

const fields: readonly FieldSpec[] = [
  {
    kind: 'text',
    name: 'rangeStart',
    label: msg('First address'),
    placeholder: '02:00:00:00:00:00',
    help: msg('Leave both empty to have a range chosen.'),
  },
  {
    kind: 'text',
    name: 'rangeEnd',
    label: msg('Last address'),
    placeholder: '02:00:00:ff:ff:ff',
  },
];

const DAY_MS = 86_400_000;
/** Further ahead nobody plans. */
const MOST_DAYS = 3650;

const RangeForm = ({ pool, children: beside }: { pool: MacPool; children: ReactNode }) => {
  const t = useT();
  const { owner } = pool;
  const { shape, kind, object } = owner;
  const problemsOf = useMemo(
    () =>
      problemsBy(
        (draft) => checkMacRange(draft, shape),
        (path) => macPoolForm(shape).fieldOf(path),
      ),
    [shape],
  );
  return (
    <SettingsForm
      label={t('Range of MAC addresses')}
      owner={owner}
      form={macPoolForm(shape)}
      specs={fields}
      problemsOf={problemsOf}
      question={t('Save the range of MAC addresses?')}
      saved={t('The range of MAC addresses is saved')}
      note={t(
        'VMs keep the addresses that they have. Interfaces that are made from now on get addresses of this range.',
      )}
      intro={
        <Content component="small">
          {t('These settings stand in {{kind}} {{name}}.', {
            kind,
            name: object.metadata?.name ?? '',
          })}
        </Content>
      }
    >
      {({ rangeStart, rangeEnd }) => {
        const typed = macRange(rangeStart, rangeEnd);
        return (
          <Stack hasGutter>
            <StackItem>{beside}</StackItem>
            {typed && (
              <StackItem>
                <Content component="small">
                  {t('Addresses in the range as typed: {{number}}', {
                    number: numberText(macRangeSize(typed)),
                  })}
                </Content>
              </StackItem>
            )}
          </Stack>
        );
      }}
    </SettingsForm>
  );
};

const Forecast = ({ world, range }: { world: World; range: NamedRange }) => {
  const t = useT();
  const now = useNow();
  const since = new Date(now - PACE_DAYS * DAY_MS).toISOString();
  const days = world.isKnown('VirtualMachine') ? daysUntilFull(world, range, since) : undefined;
  if (days === undefined) {
    return (
      <>{t('Not known: no VM of the last {{days}} days has taken one.', { days: PACE_DAYS })}</>
    );
  }
  return days > MOST_DAYS ? (
    <>{t('In more than 10 years, as VMs came in the last {{days}} days', { days: PACE_DAYS })}</>
  ) : (
    <>
      {t('In about {{count}} days, as VMs came in the last {{days}} days', {
        count: days,
        days: PACE_DAYS,
      })}
    </>
  );
};

const Outside = ({ outside }: { outside: readonly VmMac[] }) => {
  const t = useT();
  if (outside.length === 0) return <>{t('None')}</>;
  return (
    <Several
      entries={vmsOf(outside).map((key) => ({
        key,
        node: <VmLink name={key} />,
        full: (
          <>
            <VmLink name={key} />{' '}
            {listText(
              outside
                .filter(({ namespace, vm }) => `${namespace}/${vm}` === key)
                .map(({ mac }) => mac),
            )}
          </>
        ),
      }))}
      title={t('VMs with addresses outside the range')}
      allLabel={t('All VMs with addresses outside the range')}
    />
  );
};

const Use = ({ world, range }: { world: World; range: NamedRange }) => {
  const t = useT();
  const { size, used, free, outside } = useMemo(() => poolUseOf(world, range), [world, range]);
  const isKnown = world.isKnown('VirtualMachine');
  return (
    <>
      <Entry term={t('Addresses')}>{numberText(size)}</Entry>
      <Entry term={t('Used by VMs')}>
        {isKnown ? numberText(used) : t('At least {{number}}', { number: used })}
      </Entry>
      <Entry term={t('Free')}>
        {isKnown ? numberText(free) : t('Not known: not all VMs can be read')}
      </Entry>
      <Entry term={t('Full at this pace')}>
        <Forecast world={world} range={range} />
      </Entry>
      <Entry term={t('VMs outside the range')}>
        <Outside outside={outside} />
      </Entry>
    </>
  );
};

/** The range from which addresses are given, and how much of it is used. */
export const Range = ({ world, pool }: { world: World; pool: MacPool }) => {
  const t = useT();
  const { kind, range } = pool;
  return (
    <RangeForm pool={pool}>
      <Stack hasGutter>
        <StackItem>
          <Title headingLevel="h2">{t('In use')}</Title>
        </StackItem>
        <StackItem>
          <DescriptionList isHorizontal isCompact aria-label={t('In use')}>
            <Entry term={t('Range')}>
              {range
                ? t('{{start}} to {{end}}', { start: range.start, end: range.end })
                : t('Not known')}
            </Entry>
            <Entry term={t('Chosen by')}>
              {kind === 'set'
                ? t('Your settings')
                : range
                  ? t('KubeMacPool itself (automatic), as none is set')
                  : t('KubeMacPool itself (automatic); which one cannot be read here')}
            </Entry>
            {range && <Use world={world} range={range} />}
          </DescriptionList>
        </StackItem>
        <StackItem>
          <Content component="small">
            {t(
              'Counted from the addresses of all VMs. KubeMacPool does not look after instances that were made without a VM.',
            )}
          </Content>
        </StackItem>
      </Stack>
    </RangeForm>
  );
};
