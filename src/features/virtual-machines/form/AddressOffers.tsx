import { HelperText, HelperTextItem } from '@patternfly/react-core';
import { takenBy, type WantedAddress } from '../../../domain/addresses/next-free';
import { splitList } from '../../../domain/forms/list-text';
import { parseIp, type IpFamily } from '../../../domain/net/cidr';
import { primaryNetworksOf } from '../../../domain/vm/interfaces/primary-networks';
import { NextFree } from '../../../ui/NextFree';
import { useT } from '../../../ui/useT';
import type { AskingVm } from './askingVm';

interface AddressOffersProps {
  asking: AskingVm;
  typed: string;
  onChange: (typed: string) => void;
}

/** The next free address of each family of the primary network, and who has those that are typed. */
const AddressOffers = ({ asking, typed, onChange }: AddressOffersProps) => {
  const t = useT();
  const { world, namespace, name } = asking;
  const texts = splitList(typed);
  const own = texts.flatMap((text) => parseIp(text) ?? []);
  const wanted = (family: IpFamily): WantedAddress => ({
    namespace,
    vm: name,
    network: { kind: 'pod' },
    family,
    use: 'request',
  });
  const subnets = primaryNetworksOf(world).get(namespace)?.subnets ?? [];
  const families = ([4, 6] as const).filter((family) =>
    subnets.some((subnet) => subnet.family === family),
  );
  /** The VM has one address of each family. */
  const withAddress = (address: string, family: IpFamily): string =>
    [...texts.filter((text) => parseIp(text)?.family !== family), address].join(', ');
  const taken = own.flatMap((ip) => takenBy(world, wanted(ip.family), ip) ?? []);
  return (
    <>
      {families.map((family) => (
        <div key={family}>
          <NextFree
            world={world}
            wanted={wanted(family)}
            onFound={(address) => onChange(withAddress(address, family))}
          />
        </div>
      ))}
      <HelperText isLiveRegion>
        {taken.map(({ text, params }) => (
          <HelperTextItem key={String(params.address)} variant="warning">
            {t(text, params)}
          </HelperTextItem>
        ))}
      </HelperText>
    </>
  );
};

export default AddressOffers;
