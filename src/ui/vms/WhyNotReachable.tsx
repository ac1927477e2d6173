import { Content, List, ListItem, Stack, StackItem } from '@patternfly/react-core';
import { Link } from 'react-router';
import { whyNotPath } from '../routes';
import { useT } from '../useT';

interface WhyNotReachableProps {
  namespace: string;
  vm: string;
  /** Names of the Services that select the VM. */
  services: readonly string[];
}

/** The way to why each Service of a VM does not lead to it. */
export const WhyNotReachable = ({ namespace, vm, services }: WhyNotReachableProps) => {
  const t = useT();
  return (
    <Stack hasGutter>
      <StackItem>
        <Content component="h2">{t('Why is it not reachable?')}</Content>
      </StackItem>
      <StackItem>
        <List isPlain>
          {services.map((service) => (
            <ListItem key={service}>
              <Link to={whyNotPath(namespace, service, vm)}>
                {t('By Service {{service}}', { service })}
              </Link>
            </ListItem>
          ))}
        </List>
      </StackItem>
    </Stack>
  );
};
