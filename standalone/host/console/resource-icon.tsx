import { useK8sModel, type K8sGroupVersionKind } from '@openshift-console/dynamic-plugin-sdk';
import { Badge } from '@patternfly/react-core';

interface ResourceIconProps {
  className?: string;
  kind?: string;
  groupVersionKind?: K8sGroupVersionKind;
}

/** The short letters of a kind, such as NAD. */
export const ResourceIcon = ({ className, kind, groupVersionKind }: ResourceIconProps) => {
  const [model] = useK8sModel(groupVersionKind ?? kind);
  const found = model as typeof model | undefined;
  const name = found?.kind ?? groupVersionKind?.kind ?? kind?.split('~').at(-1) ?? '';
  return (
    <Badge isRead className={className} title={name}>
      {found?.abbr ?? name.slice(0, 2).toUpperCase()}
    </Badge>
  );
};
