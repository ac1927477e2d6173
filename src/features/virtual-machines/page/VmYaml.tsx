import { useT } from '../../../ui/useT';
import { YamlToRead } from '../../../ui/yaml/YamlToRead';
import type { VmFacts } from './useVmFacts';

/** The VM as text. It is changed by the dialogs, which touch only what they are about. */
export const VmYaml = ({ obj: { vm } }: { obj: VmFacts }) => {
  const t = useT();
  return (
    <YamlToRead
      resource={vm}
      hint={t(
        'Network interfaces are changed on the first tab, everything else on the page of the VM.',
      )}
    />
  );
};
