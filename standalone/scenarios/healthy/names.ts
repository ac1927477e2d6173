/** Names that networks and machines of the healthy cluster share. */
export const PROJECTS = ['web-shop', 'erp', 'lab'] as const;

/** NetworkAttachmentDefinitions by what they are for. */
export const NADS = {
  production: 'vlan100-production',
  backend: 'backend',
  cardData: 'vlan2205-payment-card-data-environment-isolated-segment-east-01',
  erpLan: 'vlan220-erp-lan',
  storage: 'sriov-storage',
  campus: 'campus-vlan300',
  labFlat: 'lab-flat',
  labTrunk: 'lab-trunk',
  labIsolated: 'lab-isolated',
  migration: 'migration-network',
} as const;

/** The virtual functions for VMs that need fast storage. */
export const STORAGE_FUNCTIONS = {
  policy: 'storage-nics',
  resourceName: 'vm_storage_nics',
  pf: 'ens2f0',
  count: 8,
};

/** Subnet of the web shop's backend network. */
export const BACKEND_SUBNET = '10.60.0.0/24';

/** Namespaces with this label get the campus network. */
export const CAMPUS_LABEL = { 'network.example.com/campus': 'true' };
