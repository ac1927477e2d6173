import {
  getGroupVersionKindForModel,
  useAccessReview,
  useActiveNamespace,
  useK8sModel,
  type K8sGroupVersionKind,
} from '@openshift-console/dynamic-plugin-sdk';
import {
  Button,
  Dropdown,
  DropdownItem,
  DropdownList,
  MenuToggle,
  type ButtonProps,
  type MenuToggleElement,
} from '@patternfly/react-core';
import { useState, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useHref, useLinkClickHandler } from 'react-router';
import { referenceOfGvk } from './resource-link';

type Reference = string | K8sGroupVersionKind;

interface WithReview {
  createAccessReview?: { groupVersionKind: Reference; namespace?: string };
}

const useMayCreate = (review: WithReview['createAccessReview']): boolean => {
  const [model] = useK8sModel(review?.groupVersionKind);
  const found = model as typeof model | undefined;
  const [allowed] = useAccessReview(
    {
      group: found?.apiGroup ?? '',
      resource: found?.plural ?? '',
      verb: 'create',
      ...(review?.namespace ? { namespace: review.namespace } : {}),
    },
    undefined,
    review === undefined,
  );
  return review === undefined || allowed;
};

const LinkButton = ({ to, children }: { to: string; children?: ReactNode }) => {
  const href = useHref(to);
  const follow = useLinkClickHandler<HTMLButtonElement>(to);
  return (
    <Button
      id="yaml-create"
      data-test="item-create"
      component="a"
      href={href}
      onClick={(event) => {
        // The element is an anchor; PatternFly types every button's events alike.
        follow(event);
      }}
    >
      {children}
    </Button>
  );
};

export const ListPageCreateLink = ({
  to,
  children,
  createAccessReview,
}: WithReview & { to: string; children?: ReactNode }) =>
  useMayCreate(createAccessReview) ? <LinkButton to={to}>{children}</LinkButton> : null;

export const ListPageCreateButton = ({
  createAccessReview,
  children,
  ...props
}: WithReview & ButtonProps) =>
  useMayCreate(createAccessReview) ? (
    <Button id="yaml-create" data-test="item-create" {...props}>
      {children}
    </Button>
  ) : null;

export const ListPageCreateDropdown = ({
  items,
  onClick,
  children,
  createAccessReview,
}: WithReview & {
  items: Record<string, ReactNode>;
  onClick: (item: string) => void;
  children?: ReactNode;
}) => {
  const [open, setOpen] = useState(false);
  if (!useMayCreate(createAccessReview)) return null;
  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      onSelect={(_event, item) => {
        setOpen(false);
        onClick(String(item));
      }}
      toggle={(ref: Ref<MenuToggleElement>) => (
        <MenuToggle
          ref={ref}
          variant="primary"
          isExpanded={open}
          onClick={() => setOpen(!open)}
          data-test="item-create"
        >
          {children}
        </MenuToggle>
      )}
    >
      <DropdownList>
        {Object.entries(items).map(([key, label]) => (
          <DropdownItem key={key} value={key}>
            {label}
          </DropdownItem>
        ))}
      </DropdownList>
    </Dropdown>
  );
};

const ListPageCreate = ({
  groupVersionKind,
  createAccessReview,
  children,
}: WithReview & { groupVersionKind: Reference; children?: ReactNode }) => {
  const { t } = useTranslation();
  const [namespace] = useActiveNamespace();
  const [model] = useK8sModel(groupVersionKind);
  const found = model as typeof model | undefined;
  if (!found) return null;
  const reference = referenceOfGvk(getGroupVersionKindForModel(found));
  const all = namespace === '#ALL_NS#';
  const scope = found.namespaced && !all ? `ns/${namespace}` : 'cluster';
  return (
    <ListPageCreateLink
      to={`/k8s/${scope}/${reference}/~new`}
      {...(createAccessReview ? { createAccessReview } : {})}
    >
      {children ?? t('Create {{kind}}', { kind: found.kind })}
    </ListPageCreateLink>
  );
};

export default ListPageCreate;
