import { useRef, useState, type KeyboardEvent } from 'react';
import {
  Button,
  Card,
  CardBody,
  CardTitle,
  Flex,
  FlexItem,
  Gallery,
  type ButtonProps,
} from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import {
  coresByNode,
  placeOf,
  type Core,
  type CorePlace,
  type CpuParts,
  type Topology,
} from '../../../domain/dpdk/cluster/topology';
import { useT } from '../../../ui/useT';
import { listText } from '../../../ui/intl';

const looks: Record<CorePlace, Exclude<ButtonProps['variant'], undefined>> = {
  reserved: 'primary',
  isolated: 'secondary',
  split: 'danger',
  left: 'tertiary',
};

const textOfPlace = (t: TFunction, place: CorePlace, cpus: string): string => {
  switch (place) {
    case 'reserved':
      return t('{{cpus}}: system', { cpus });
    case 'isolated':
      return t('{{cpus}}: VMs', { cpus });
    case 'split':
      return t('{{cpus}}: split', { cpus });
    case 'left':
      return t('{{cpus}}: in neither list', { cpus });
  }
};

interface PictureProps {
  topology: Topology;
  parts: CpuParts;
  onToggle: (core: Core) => void;
}

const MOVES: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at, last) => Math.min(at + 1, last),
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowLeft: (at) => Math.max(at - 1, 0),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

/** The cores of one NUMA node: one stop of the Tab key, and arrows within. */
const Cores = ({
  cores,
  label,
  parts,
  onToggle,
}: Omit<PictureProps, 'topology'> & { cores: readonly Core[]; label: string }) => {
  const t = useT();
  const [at, setAt] = useState(0);
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const move = (event: KeyboardEvent) => {
    const next = MOVES[event.key]?.(at, cores.length - 1);
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
    buttons.current[next]?.focus();
  };
  return (
    <Flex role="group" aria-label={label} gap={{ default: 'gapXs' }} onKeyDown={move}>
      {cores.map((core, index) => {
        const place = placeOf(core, parts);
        return (
          <FlexItem key={core.cpus.join()}>
            <Button
              ref={(button: HTMLButtonElement | null) => {
                buttons.current[index] = button;
              }}
              size="sm"
              variant={looks[place]}
              aria-pressed={place === 'reserved'}
              tabIndex={index === Math.min(at, cores.length - 1) ? 0 : -1}
              onFocus={() => setAt(index)}
              onClick={() => onToggle(core)}
            >
              {textOfPlace(t, place, listText(core.cpus.map(String)))}
            </Button>
          </FlexItem>
        );
      })}
    </Flex>
  );
};

/** The cores of a node by NUMA node, each with the CPUs that share it; a click gives it to the other side. */
export const CpuPicture = ({ topology, ...props }: PictureProps) => {
  const t = useT();
  return (
    <Gallery hasGutter minWidths={{ default: '100%', lg: '20rem' }}>
      {coresByNode(topology).map(({ node, cores }) => {
        const title = node === undefined ? t('Cores') : t('NUMA node {{number}}', { number: node });
        return (
          <Card key={node ?? 'none'} isCompact component="section">
            <CardTitle component="h3">{title}</CardTitle>
            <CardBody>
              <Cores {...props} cores={cores} label={title} />
            </CardBody>
          </Card>
        );
      })}
    </Gallery>
  );
};
