import {
  Card,
  CardBody,
  CardFooter,
  CardTitle,
  Content,
  Gallery,
  List,
  ListItem,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import {
  firstWays,
  lacksOf,
  missingParts,
  type FirstWay,
  type Part,
} from '../../domain/overview/start';
import { kinds, type KindName } from '../../domain/world/kinds';
import { models } from '../../k8s/models';
import { useAccess } from '../../k8s/useAccess';
import { LinkButton } from '../../ui/LinkButton';
import {
  connectPath,
  filtered,
  networkChoicePath,
  networkCreatePath,
  userNetworkCreatePath,
} from '../../ui/routes';
import { useAccessRefusal } from '../../ui/useAccessRefusal';
import { useT } from '../../ui/useT';
import { listText } from '../../ui/intl';

const paths: Record<FirstWay['id'], (namespace: string | undefined) => string> = {
  physical: () => connectPath(),
  'between-vms': (namespace) =>
    filtered(userNetworkCreatePath(namespace), { choice: 'udn-layer2' }),
  bridge: (namespace) => filtered(networkCreatePath(namespace), { type: 'linux-bridge' }),
};

interface StartProps {
  namespace: string | undefined;
  /** Kinds that the cluster does not serve. */
  missing: ReadonlySet<KindName>;
}

const Lacks = ({ lacks }: { lacks: readonly Part[] }) => {
  const t = useT();
  return (
    <>
      {lacks.map(({ kind, name }) => (
        <p key={kind}>
          {t('Missing: {{name}}, which brings {{kind}}.', {
            name: t(name),
            kind: kinds[kind].kind,
          })}
        </p>
      ))}
    </>
  );
};

const Way = ({ way, namespace, missing }: StartProps & { way: FirstWay }) => {
  const t = useT();
  const kind = kinds[way.makes].kind;
  const isOfCluster = kinds[way.makes].scope === 'cluster';
  const access = useAccess('create', models[way.makes], isOfCluster ? undefined : namespace);
  const refused = useAccessRefusal(
    access,
    t('You have no permission to create {{kind}}s.', { kind }),
  );
  const lacks = lacksOf(way, missing);
  const title = t(way.title);
  const refusal =
    lacks.length > 0
      ? t('This cluster lacks {{names}}.', { names: listText(lacks.map(({ name }) => t(name))) })
      : // Who may create it in one namespace chooses that on the page itself.
        access === 'denied' && !isOfCluster && namespace === undefined
        ? undefined
        : refused;
  return (
    <Card isCompact isFullHeight component="section" aria-label={title}>
      <CardTitle component="h3">{title}</CardTitle>
      <CardBody>
        <Stack hasGutter>
          <StackItem>{t(way.when)}</StackItem>
          {(lacks.length > 0 || (refusal !== undefined && access === 'denied')) && (
            <StackItem>
              <Content component="small">
                {lacks.length > 0 ? <Lacks lacks={lacks} /> : refusal}
              </Content>
            </StackItem>
          )}
        </Stack>
      </CardBody>
      <CardFooter>
        <LinkButton
          to={paths[way.id](namespace)}
          variant="secondary"
          label={t('Begin: {{title}}', { title })}
          disabledReason={refusal}
        >
          {t('Begin')}
        </LinkButton>
      </CardFooter>
    </Card>
  );
};

/** What a cluster without networks of VMs lacks, and the ways to the first one. */
const GettingStarted = ({ namespace, missing }: StartProps) => {
  const t = useT();
  const lacking = missingParts(missing);
  return (
    <Card component="section" aria-label={t('Getting started')}>
      <CardTitle component="h2">{t('Getting started')}</CardTitle>
      <CardBody>
        <Stack hasGutter>
          <StackItem>
            {namespace === undefined
              ? t('There is no network for VMs yet. There are three ways to the first one:')
              : t(
                  'There is no network for VMs in this namespace yet. There are three ways to the first one:',
                )}
          </StackItem>
          <StackItem>
            <Gallery hasGutter minWidths={{ default: '260px' }}>
              {firstWays.map((way) => (
                <Way key={way.id} way={way} namespace={namespace} missing={missing} />
              ))}
            </Gallery>
          </StackItem>
          {lacking.length > 0 && (
            <StackItem>
              <p>{t('This cluster lacks:')}</p>
              <List>
                {lacking.map(({ kind, name, without }) => (
                  <ListItem key={kind}>
                    {t(name)}: {t(without)}
                  </ListItem>
                ))}
              </List>
            </StackItem>
          )}
        </Stack>
      </CardBody>
      <CardFooter>
        <LinkButton to={networkChoicePath(namespace)} variant="link" isInline>
          {t('All ways to a network')}
        </LinkButton>
      </CardFooter>
    </Card>
  );
};

export default GettingStarted;
