import { TextInput } from '@patternfly/react-core';
import { msg } from '../../../domain/core/msg';
import { NETWORK_DATA_LIMIT } from '../../../domain/vm/guest/cloud-init';
import { describedBy, FormField } from '../../../ui/FormField';
import { useT } from '../../../ui/useT';
import { WordSelect } from '../../../ui/WordSelect';
import type { Keeping } from './saving';

const places = ['vm', 'secret'] as const;
const placeLabels = { vm: msg('The VM'), secret: msg('A new Secret') };

interface KeepingProps {
  keeping: Keeping;
  /** Length of the network data. */
  bytes: number;
  /** What is wrong with the name of the Secret. */
  error: string | undefined;
  onChange: (keeping: Keeping) => void;
}

/** Where new network data are kept: in the VM, or in a Secret where they are too long for it. */
export const KeepingFields = ({ keeping, bytes, error, onChange }: KeepingProps) => {
  const t = useT();
  const isLong = bytes > NETWORK_DATA_LIMIT;
  const tooLong = t('The VM itself takes {{limit}} bytes at most. Keep these in a Secret.', {
    limit: NETWORK_DATA_LIMIT,
  });
  const size = t('{{bytes}} of {{limit}} bytes', { bytes, limit: NETWORK_DATA_LIMIT });
  const inVm = keeping.secret === undefined;
  return (
    <>
      <WordSelect
        id="guest-keeping"
        label={t('Kept in')}
        choices={places}
        chosen={inVm ? 'vm' : 'secret'}
        labelOf={(place) => t(placeLabels[place])}
        error={inVm && isLong ? tooLong : undefined}
        {...(inVm ? { help: size } : {})}
        onChoose={(place) =>
          onChange({ ...keeping, secret: place === 'vm' ? undefined : keeping.suggested })
        }
      />
      {keeping.secret !== undefined && (
        <FormField id="guest-secret" label={t('Name of the Secret')} isRequired error={error}>
          <TextInput
            {...describedBy('guest-secret', { error })}
            value={keeping.secret}
            isRequired
            validated={error === undefined ? 'default' : 'error'}
            onChange={(_event, secret) => onChange({ ...keeping, secret })}
          />
        </FormField>
      )}
    </>
  );
};
