import {
  Card,
  CardBody,
  CardTitle,
  Content,
  Gallery,
  List,
  ListItem,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { msg } from '../../../domain/core/msg';
import { distinctReasons } from '../../../domain/core/reasons';
import type { Direction } from '../../../domain/policies/policy';
import type { RuleWords } from '../../../domain/policies/words';
import type { InterfacePolicies, PolicyRow, Reach } from '../../../domain/vm-policies/of-interface';
import { NONE } from '../../../ui/none';
import { ObjectLink } from '../../../ui/ObjectLink';
import { TableOf } from '../../../ui/table/TableOf';
import { useT } from '../../../ui/useT';
import { listText } from '../../../ui/intl';

const actions: Record<RuleWords['action'], string> = {
  Allow: msg('Allow {{who}}: {{ports}}'),
  Deny: msg('Deny {{who}}: {{ports}}'),
  Pass: msg('Leave to the next {{who}}: {{ports}}'),
};

/** A rule as one sentence. */
const useWords = () => {
  const t = useT();
  return ({ action, who, ports }: RuleWords): string => {
    const joined = (parts: RuleWords['who']) =>
      listText(parts.map(({ text, params }) => t(text, params)));
    return t(actions[action], { who: joined(who), ports: joined(ports) });
  };
};

const Rules = ({ rules }: { rules: readonly RuleWords[] | undefined }) => {
  const t = useT();
  const words = useWords();
  if (!rules) return <>{NONE}</>;
  if (rules.length === 0) return <>{t('Nothing is allowed')}</>;
  return (
    <List isPlain>
      {rules.map((rule) => (
        <ListItem key={rule.path}>{words(rule)}</ListItem>
      ))}
    </List>
  );
};

const kindWords: Record<Direction, Record<Reach['kind'], string>> = {
  ingress: {
    open: msg('Everyone may come in: no policy isolates the interface.'),
    limited: msg('Only these may come in:'),
    unknown: msg('Who may come in cannot be told:'),
  },
  egress: {
    open: msg('Everyone may be reached: no policy isolates the interface.'),
    limited: msg('Only these may be reached:'),
    unknown: msg('Who may be reached cannot be told:'),
  },
};

const ReachCard = ({
  title,
  direction,
  reach: { kind, why, rules },
}: {
  title: string;
  direction: Direction;
  reach: Reach;
}) => {
  const t = useT();
  const words = useWords();
  return (
    <Card isCompact>
      <CardTitle component="h4">{title}</CardTitle>
      <CardBody>
        <p>
          {t(kindWords[direction][kind])} {why && t(why.text, why.params)}
        </p>
        {kind === 'limited' && rules.length === 0 && <p>{t('Nobody.')}</p>}
        {rules.length > 0 && (
          <List>
            {rules.map((rule) => (
              <ListItem key={`${rule.policy.kind} ${rule.policy.name} ${rule.words.path}`}>
                {words(rule.words)} (<ObjectLink object={rule.policy} />)
              </ListItem>
            ))}
          </List>
        )}
      </CardBody>
    </Card>
  );
};

const PolicyTable = ({ rows, name }: { rows: readonly PolicyRow[]; name: string }) => {
  const t = useT();
  return (
    <TableOf
      label={t('Policies for interface {{name}}', { name })}
      keyOf={({ key }) => key}
      rows={rows}
      columns={[
        {
          key: 'policy',
          label: t('Policy'),
          modifier: 'breakWord',
          width: 20,
          cell: ({ policy }) => <ObjectLink object={policy} />,
        },
        { key: 'kind', label: t('Kind'), width: 15, cell: ({ policy }) => policy.kind },
        { key: 'in', label: t('In'), cell: ({ rules }) => <Rules rules={rules.ingress} /> },
        { key: 'out', label: t('Out'), cell: ({ rules }) => <Rules rules={rules.egress} /> },
        {
          key: 'remark',
          label: t('Carried out'),
          cell: ({ isCarriedOut, remark }) =>
            remark ? t(remark.text, remark.params) : isCarriedOut ? t('Yes') : t('No'),
        },
      ]}
    />
  );
};

/** The policies of one interface, and who may come in and be reached by them. */
export const PoliciesOfInterface = ({ policies }: { policies: InterfacePolicies }) => {
  const t = useT();
  const { end, rows, reach, missing } = policies;
  return (
    <Stack hasGutter>
      <StackItem>
        <Content component="h3">{t('Interface {{name}}', { name: end.name })}</Content>
      </StackItem>
      <StackItem>
        <Gallery hasGutter minWidths={{ default: '100%', md: '300px' }}>
          <ReachCard title={t('Who may come in')} direction="ingress" reach={reach.ingress} />
          <ReachCard title={t('Who may be reached')} direction="egress" reach={reach.egress} />
        </Gallery>
      </StackItem>
      <StackItem>
        {rows.length > 0 ? (
          <PolicyTable rows={rows} name={end.name} />
        ) : (
          t('No policy that is known here is for this interface.')
        )}
      </StackItem>
      {missing.length > 0 && (
        <StackItem>
          <Content component="small">
            {t('Others may be for it:')}{' '}
            {distinctReasons(missing)
              .map(({ text, params }) => t(text, params))
              .join(' ')}
          </Content>
        </StackItem>
      )}
    </Stack>
  );
};
