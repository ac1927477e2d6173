import { Content } from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import { sysprepOf } from '../../../domain/vm/guest/sysprep';
import { useT } from '../../../ui/useT';

/** Where the answer file of a Windows guest stands. */
export const SysprepPanel = ({ vm }: { vm: KubernetesResource }) => {
  const t = useT();
  const source = sysprepOf(vm);
  return (
    <>
      <Content component="p">
        {source
          ? t('The answer file is in the {{kind}} {{name}}, which the VM has as a disk.', {
              kind: source.kind,
              name: source.name,
            })
          : t('The VM has no Sysprep volume.')}
      </Content>
      <Content component="p">
        {t(
          'Its network settings are in the component Microsoft-Windows-TCPIP. Windows reads them only when it is set up, never afterwards: for a guest that runs, use commands.',
        )}
      </Content>
    </>
  );
};
