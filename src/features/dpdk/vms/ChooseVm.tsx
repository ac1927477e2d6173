import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { textAt, type KubernetesResource } from '../../../domain/core/resource';
import { Combobox } from '../../../ui/combobox/Combobox';
import { FormDialog } from '../../../ui/FormDialog';
import { describedBy, FormField } from '../../../ui/FormField';
import { dpdkVmPath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';

interface ChooseVmProps {
  vms: readonly KubernetesResource[];
  /** Undefined for all namespaces: VMs are then named with theirs. */
  namespace: string | undefined;
  onClose: () => void;
}

const ID = 'choose-vm-name';

/** Leads to the page that makes any VM ready for DPDK. */
export const ChooseVm = ({ vms, namespace, onClose }: ChooseVmProps) => {
  const t = useT();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const byText = useMemo(
    () =>
      new Map(
        vms.map((vm) => {
          const place = {
            namespace: textAt(vm, 'metadata', 'namespace') ?? '',
            name: textAt(vm, 'metadata', 'name') ?? '',
          };
          return [namespace === undefined ? `${place.namespace}/${place.name}` : place.name, place];
        }),
      ),
    [vms, namespace],
  );
  const options = useMemo(() => [...byText.keys()].sort().map((value) => ({ value })), [byText]);
  return (
    <FormDialog
      id="choose-vm"
      title={t('Prepare a VM for DPDK')}
      description={t('Its page shows what it has of what DPDK needs, and sets what is missing.')}
      confirm={t('Go on')}
      onConfirm={() => {
        const place = byText.get(typed.trim());
        if (place) void navigate(dpdkVmPath(place.namespace, place.name));
        else setError(t('Choose one of the VMs.'));
      }}
      onClose={onClose}
    >
      <FormField id={ID} label={t('Virtual machine')} isRequired error={error}>
        <Combobox
          {...describedBy(ID, { error })}
          label={t('Virtual machine')}
          isRequired
          validated={error === undefined ? 'default' : 'error'}
          options={options}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setError(undefined);
          }}
        />
      </FormField>
    </FormDialog>
  );
};
