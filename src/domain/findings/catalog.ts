import { addressCatalog } from './catalog/addresses';
import { cniCatalog } from './catalog/cni';
import { credentialCatalog } from './catalog/credentials';
import type { Catalog, CatalogEntry } from './catalog/entry';
import { dpdkVmCatalog } from './catalog/dpdk-vm';
import { guestCatalog } from './catalog/guest';
import { meshCatalog } from './catalog/mesh';
import { migrationsCatalog } from './catalog/migrations';
import { nadCatalog } from './catalog/nad';
import { networkCatalog } from './catalog/network';
import { nodePolicyCatalog } from './catalog/node-policies';
import { ovnCatalog } from './catalog/ovn';
import { policyCatalog } from './catalog/policies';
import { profileCatalog } from './catalog/profiles';
import { serviceCatalog } from './catalog/services';
import { checkupsCatalog } from './catalog/checkups';
import { sriovCatalog } from './catalog/sriov';
import { stateCatalog } from './catalog/state';
import { textCatalog } from './catalog/text';
import { trafficCatalog } from './catalog/traffic';
import { udnCatalog } from './catalog/udn';
import { vmCatalog } from './catalog/vm';

/** Every rule's text by its code. Codes are stable: a new meaning gets a new code. */
export const catalog = {
  ...nadCatalog,
  ...ovnCatalog,
  ...cniCatalog,
  ...networkCatalog,
  ...migrationsCatalog,
  ...udnCatalog,
  ...vmCatalog,
  ...stateCatalog,
  ...addressCatalog,
  ...guestCatalog,
  ...credentialCatalog,
  ...nodePolicyCatalog,
  ...serviceCatalog,
  ...meshCatalog,
  ...policyCatalog,
  ...checkupsCatalog,
  ...sriovCatalog,
  ...dpdkVmCatalog,
  ...profileCatalog,
  ...trafficCatalog,
  ...textCatalog,
} satisfies Catalog;

export type FindingCode = keyof typeof catalog;

/** Title and message of a finding as templates with `{{placeholders}}`, to be translated. */
export const describeFinding = ({ code }: { code: FindingCode }): CatalogEntry => catalog[code];

/** Fills a template's `{{placeholders}}`; one that has no value stays as it is. */
export const formatMessage = (template: string, params: Record<string, string | number>): string =>
  template.replace(/\{\{(\w+)\}\}/g, (placeholder, key: string) =>
    String(params[key] ?? placeholder),
  );
