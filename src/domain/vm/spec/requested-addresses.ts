import { isRecord, textAt, textOf } from '../../core/resource';

export const ADDRESSES_ANNOTATION = 'network.kubevirt.io/addresses';

/** Where a VM, or an instance without VM, asks for addresses. */
export interface AddressRequest {
  text: string;
  path: string;
}

/** The annotation of the template, which KubeVirt gives to the instance, or of the object itself. */
export const addressRequestOf = (object: unknown, isVm: boolean): AddressRequest | undefined => {
  const places = isVm ? [['spec', 'template'], []] : [[]];
  for (const place of places) {
    const text = textAt(object, ...place, 'metadata', 'annotations', ADDRESSES_ANNOTATION);
    const at = [...place, 'metadata', 'annotations'].join('.');
    if (text !== undefined) return { text, path: `${at}['${ADDRESSES_ANNOTATION}']` };
  }
  return undefined;
};

/**
 * Interfaces by name with the addresses that they ask for; undefined where the text is no such map.
 *
 * Source: ipam-extensions pkg/ips/primarynetwork.go, pkg/config/types.go.
 */
export const readAddressRequest = (
  text: string,
): [name: string, addresses: unknown[]][] | undefined => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Said by the caller, who shows the text.
    return undefined;
  }
  if (value !== null && !isRecord(value)) return undefined;
  const entries: [string, unknown[]][] = [];
  for (const [name, addresses] of Object.entries(value ?? {})) {
    if (addresses !== null && !Array.isArray(addresses)) return undefined;
    entries.push([name, addresses ?? []]);
  }
  return entries;
};

/** The addresses that one interface asks for, as written. */
export const requestedFor = (object: unknown, isVm: boolean, name: string): string[] => {
  const request = addressRequestOf(object, isVm);
  const map = request && readAddressRequest(request.text);
  return (map ?? [])
    .filter(([each]) => each === name)
    .flatMap(([, addresses]) => addresses.flatMap((text) => textOf(text) ?? []));
};
