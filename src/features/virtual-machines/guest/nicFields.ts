import { msg } from '../../../domain/core/msg';
import { nicField, type NicFieldName } from '../../../domain/guest/fields';
import { asTyped, type FormValues } from '../../../domain/forms/leaf';
import { rowsControl } from '../../../ui/form/Rows';
import { more, type FieldSpec, type Option } from '../../../ui/form/spec';
import { wordsControl } from '../../../ui/form/Words';

/** Under this name the form offers the MAC addresses of the VM's interfaces. */
export const MACS = 'macs';

const routes = rowsControl({
  columns: [
    {
      key: 'to',
      label: 'Destination of route {{number}}',
      heading: 'Destination',
      placeholder: '10.20.0.0/16',
    },
    {
      key: 'via',
      label: 'Gateway of route {{number}}',
      heading: 'Gateway',
      placeholder: '10.10.10.1',
    },
    { key: 'metric', label: 'Metric of route {{number}}', heading: 'Metric', isNumber: true },
  ],
  blank: { to: '', via: '', metric: '' },
  addText: 'Add a route',
  removeText: 'Remove route {{number}}',
});

const words = wordsControl();

const isMatchedBy =
  (index: number, how: 'mac' | 'name') =>
  (values: FormValues): boolean =>
    values[nicField(index, 'matchBy')] === how;

/**
 * The fields of one interface of the guest, at a place in the network data: those that lead to its
 * addresses, and what comes with them.
 */
export const nicSpecs = (index: number): Record<'addresses' | 'others', FieldSpec[]> => {
  const named = (name: NicFieldName) => ({ name: nicField(index, name) });
  const addresses: FieldSpec[] = [
    {
      ...named('name'),
      kind: 'text',
      label: msg('Name in the guest'),
      help: msg(
        'As the guest calls it, such as enp1s0. Under another name cloud-init does nothing, and says so only in its log.',
      ),
      isShown: isMatchedBy(index, 'name'),
    },
    { ...named('dhcp4'), kind: 'flag', label: msg('IPv4 address by DHCP') },
    { ...named('dhcp6'), kind: 'flag', label: msg('IPv6 address by DHCP') },
    {
      ...named('addresses'),
      kind: 'own',
      isGroup: true,
      Control: words,
      label: msg('Static addresses'),
      help: msg('IPv4 or IPv6, each with its prefix, such as 10.10.10.14/24.'),
    },
  ];
  const others: FieldSpec[] = [
    {
      ...named('nameservers'),
      kind: 'own',
      isGroup: true,
      Control: words,
      label: msg('DNS servers'),
      help: msg('IP addresses. They are used in addition to those that DHCP gives.'),
    },
    more({
      ...named('matchBy'),
      kind: 'choice',
      label: msg('Found by'),
      options: [
        { value: 'mac', label: msg('Its MAC address (recommended)') },
        { value: 'name', label: msg('Its name in the guest') },
      ],
    }),
    more({
      ...named('mac'),
      kind: 'offer',
      offers: MACS,
      label: msg('MAC address'),
      isShown: isMatchedBy(index, 'mac'),
    }),
    more({
      ...named('search'),
      kind: 'own',
      isGroup: true,
      Control: words,
      label: msg('DNS search domains'),
    }),
    more({
      ...named('routes'),
      kind: 'own',
      isGroup: true,
      Control: routes,
      label: msg('Further routes'),
    }),
    more({
      ...named('mtu'),
      kind: 'text',
      isNumber: true,
      label: msg('MTU'),
      help: msg('Leave it empty to take that of the network.'),
    }),
  ];
  return { addresses, others };
};

/** The fields of all interfaces together. @param options interfaces to choose from */
export const routeSpecs = (options: readonly Option[]): FieldSpec[] =>
  ([4, 6] as const).flatMap((family): FieldSpec[] => {
    const [nic, gateway] =
      family === 4
        ? (['defaultNic4', 'gateway4'] as const)
        : (['defaultNic6', 'gateway6'] as const);
    return [
      {
        name: nic,
        kind: 'choice',
        label: family === 4 ? msg('Default route of IPv4') : msg('Default route of IPv6'),
        help: msg('One for the whole guest. DHCP may set one of its own.'),
        options,
      },
      {
        name: gateway,
        kind: 'text',
        label: family === 4 ? msg('Gateway of IPv4') : msg('Gateway of IPv6'),
        isShown: (values) => /^\d+$/.test(asTyped(values[nic])),
      },
    ];
  });
