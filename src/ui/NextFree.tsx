import { useState } from 'react';
import { Button, HelperText, HelperTextItem } from '@patternfly/react-core';
import {
  nextFreeOf,
  type NextFree as Found,
  type WantedAddress,
} from '../domain/addresses/next-free';
import { formatCidr, formatIp } from '../domain/net/cidr';
import type { World } from '../domain/world/world';
import { useT } from './useT';

interface NextFreeProps {
  world: World;
  wanted: WantedAddress;
  /** Told of the address as the field takes it: with its prefix where a guest sets it. */
  onFound: (address: string) => void;
}

/**
 * A button that fills in the next free address of a network, or says why none can be named. What the
 * address has become meanwhile is asked with `takenBy`.
 */
export const NextFree = ({ world, wanted, onFound }: NextFreeProps) => {
  const t = useT();
  const [found, setFound] = useState<Found>();
  const look = () => {
    const next = nextFreeOf(world, wanted);
    setFound(next);
    if (next.kind === 'none') return;
    const address = formatIp(next.ip);
    onFound(wanted.use === 'guest' ? `${address}/${next.subnet.prefix}` : address);
  };
  const words = (next: Found): string[] => {
    if (next.kind === 'none') return [t(next.why.text, next.why.params)];
    const params = { address: formatIp(next.ip), subnet: formatCidr(next.subnet) };
    return [
      next.isUnsure
        ? t(
            '{{address}} is the first of {{subnet}} that nobody is seen to have. You do not see everything that may have one.',
            params,
          )
        : t('{{address}} is the first of {{subnet}} that nobody is seen to have.', params),
      t('Nothing is reserved until it is saved.'),
      ...(next.remark ? [t(next.remark.text, next.remark.params)] : []),
    ];
  };
  return (
    <>
      <Button variant="link" isInline onClick={look}>
        {t('Next free IPv{{family}} address', { family: wanted.family })}
      </Button>
      <HelperText isLiveRegion>
        {found && (
          <HelperTextItem variant={found.kind === 'none' ? 'warning' : 'default'}>
            {words(found).join(' ')}
          </HelperTextItem>
        )}
      </HelperText>
    </>
  );
};
