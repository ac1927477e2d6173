import { Fragment } from 'react';
import {
  Card,
  CardBody,
  CardHeader,
  CardTitle,
  Content,
  Flex,
  FlexItem,
  Icon,
} from '@patternfly/react-core';
import {
  ArrowRightIcon,
  CheckCircleIcon,
  ExclamationCircleIcon,
  ExclamationTriangleIcon,
  InProgressIcon,
  QuestionCircleIcon,
} from '@patternfly/react-icons';
import { msg } from '../../../domain/core/msg';
import { textKeysOf } from '../../../domain/findings/text-keys';
import type { InterfaceRow } from '../../../domain/vm/interfaces/interfaces';
import type { VmView } from '../../../domain/vm/interfaces/view';
import { wireOf, type Hop, type HopKind } from '../../../domain/vm/explain/wire';
import { Breakable } from '../../../ui/Breakable';
import { useT } from '../../../ui/useT';
import { StateText } from '../../../ui/StateText';

const kinds: Record<HopKind, string> = {
  guest: msg('Guest'),
  pod: msg('Pod of the VM'),
  network: msg('Network'),
  node: msg('Node'),
  uplink: msg('Port to the outside'),
  wire: msg('Wire'),
};

const statuses = {
  ok: { label: msg('Connected'), status: 'success', icon: CheckCircleIcon },
  limited: { label: msg('Limited'), status: 'warning', icon: ExclamationTriangleIcon },
  broken: { label: msg('Broken'), status: 'danger', icon: ExclamationCircleIcon },
  waiting: { label: msg('Not yet'), status: 'info', icon: InProgressIcon },
  unknown: { label: msg('Not known'), status: 'custom', icon: QuestionCircleIcon },
} as const satisfies Record<Hop['status'], object>;

const HopCard = ({ hop }: { hop: Hop }) => {
  const t = useT();
  const { label, status, icon: StatusIcon } = statuses[hop.status];
  return (
    <Card isCompact isFullHeight component="div">
      <CardHeader>
        <CardTitle component="h4">
          <StateText look={{ Picture: StatusIcon, status }}>{t(kinds[hop.kind])}</StateText>
        </CardTitle>
      </CardHeader>
      <CardBody>
        <strong>
          <Breakable text={t(hop.name.text, hop.name.params)} />
        </strong>
        <Content component="small">
          {t(label)}
          {hop.finding && (
            <>
              <br />
              {t(textKeysOf(hop.finding).title, hop.finding.params)}
            </>
          )}
          {hop.details.map(({ text, params }) => {
            const shown = t(text, params);
            return (
              <Fragment key={shown}>
                <br />
                {shown}
              </Fragment>
            );
          })}
        </Content>
      </CardBody>
    </Card>
  );
};

/** How an interface reaches the wire, from the guest outwards. */
export const WireMap = ({ view, row }: { view: VmView; row: InterfaceRow }) => {
  const t = useT();
  return (
    <section aria-label={t('The way of {{name}} to the wire', { name: row.name })}>
      <Flex
        component="ol"
        alignItems={{ default: 'alignItemsStretch' }}
        gap={{ default: 'gapSm' }}
        // In a wide window all of it stands in one line.
        flexWrap={{ default: 'wrap', xl: 'nowrap' }}
      >
        {wireOf(view, row).map((hop, index) => (
          <Flex
            key={hop.kind}
            component="li"
            flex={{ xl: 'flex_1' }}
            alignItems={{ default: 'alignItemsStretch' }}
            gap={{ default: 'gapSm' }}
            flexWrap={{ default: 'nowrap' }}
          >
            {index > 0 && (
              <FlexItem alignSelf={{ default: 'alignSelfCenter' }}>
                <Icon>
                  <ArrowRightIcon />
                </Icon>
              </FlexItem>
            )}
            <FlexItem flex={{ xl: 'flex_1' }}>
              <HopCard hop={hop} />
            </FlexItem>
          </Flex>
        ))}
      </Flex>
    </section>
  );
};
