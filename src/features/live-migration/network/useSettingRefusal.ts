import type { SettingsOwner } from '../../../domain/settings/owner';
import { useAccess } from '../../../k8s/useAccess';
import { useT } from '../../../ui/useT';
import { modelOfOwner } from './owner';

/** Why the user cannot change the settings of live migration; undefined when it may be tried. */
export const useSettingRefusal = (owner: SettingsOwner): string | undefined => {
  const t = useT();
  const { name = '', namespace } = owner.object.metadata ?? {};
  const access = useAccess('patch', modelOfOwner(owner), namespace);
  if (access === 'checking') return t('Checking your permissions');
  return access === 'denied'
    ? t('You have no permission to change {{kind}} {{name}}.', { kind: owner.kind, name })
    : undefined;
};
