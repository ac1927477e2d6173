import type { ReactNode } from 'react';
import { Divider, DropdownList, Flex, FlexItem } from '@patternfly/react-core';
import { useNavigate } from 'react-router';
import type { KubernetesResource } from '../../domain/core/resource';
import { LinkButton } from '../LinkButton';
import { ActionItem, ActionsMenu } from '../list/ActionsMenu';
import { useT } from '../useT';
import type { ResourceBasics } from './kind';
import { useRefusal } from './useRefusal';

/** A further action of a kind, such as cloning. */
export interface OwnAction {
  text: string;
  /** Why it should not be tried. */
  refusal: string | undefined;
  onClick: () => void;
}

interface ItemsProps<R extends KubernetesResource> {
  kind: ResourceBasics<R>;
  object: R;
  /** Whether the object's page and its editor are offered, too. */
  hasLinks: boolean;
  own?: readonly OwnAction[];
  onDelete: () => void;
}

/** What can be done with an object. Asks for permissions, so it is mounted only while it is open. */
export const ActionItems = <R extends KubernetesResource>({
  kind,
  object,
  hasLinks,
  own = [],
  onDelete,
}: ItemsProps<R>) => {
  const t = useT();
  const navigate = useNavigate();
  const editRefusal = useRefusal(kind, object, 'patch');
  const deleteRefusal = useRefusal(kind, object, 'delete');
  const { name = '', namespace } = object.metadata ?? {};
  const linkTo = (text: string, path: string, refusal: string | undefined) => (
    <ActionItem refusal={refusal} onClick={() => void navigate(path)}>
      {text}
    </ActionItem>
  );
  return (
    <DropdownList>
      {hasLinks && (
        <>
          {linkTo(t('View details'), kind.paths.details(namespace, name), undefined)}
          {linkTo(t('Edit'), kind.paths.edit(namespace, name), editRefusal)}
          {linkTo(t('View YAML'), kind.paths.details(namespace, name, 'yaml'), undefined)}
        </>
      )}
      {own.map(({ text, ...action }) => (
        <ActionItem key={text} {...action}>
          {text}
        </ActionItem>
      ))}
      <Divider component="li" />
      <ActionItem refusal={deleteRefusal} isDanger onClick={onDelete}>
        {t('Delete')}
      </ActionItem>
    </DropdownList>
  );
};

interface HeaderActionsProps<R extends KubernetesResource> {
  kind: ResourceBasics<R>;
  object: R;
  /** What the kind adds beside "Edit". */
  more?: ReactNode;
  /** The items behind "Actions", mounted only while they are shown. */
  children: ReactNode;
}

/** The actions in the header of an object's page. */
export const HeaderActions = <R extends KubernetesResource>({
  kind,
  object,
  more,
  children,
}: HeaderActionsProps<R>) => {
  const t = useT();
  const { name = '', namespace } = object.metadata ?? {};
  return (
    <Flex columnGap={{ default: 'columnGapSm' }}>
      <FlexItem>
        <LinkButton
          to={kind.paths.edit(namespace, name)}
          variant="primary"
          disabledReason={useRefusal(kind, object, 'patch')}
        >
          {t('Edit')}
        </LinkButton>
      </FlexItem>
      {more !== undefined && <FlexItem>{more}</FlexItem>}
      <FlexItem>
        <ActionsMenu label={t('Actions')} hasText>
          {children}
        </ActionsMenu>
      </FlexItem>
    </Flex>
  );
};
