export const PROJECT = 'plant';

export const BRIDGE = {
  office: 'br-office',
  lab: 'br-lab',
  storage: 'br-storage',
  dataCentre: 'br-dc',
} as const;

/** The localnet that some nodes map to a bridge. */
export const DATA_CENTRE = 'physnet-dc';

/** Virtual functions that one node has. */
export const FUNCTIONS = {
  policy: 'camera-nics',
  resourceName: 'camera_nics',
  pf: 'ens2f0',
  count: 4,
};

export const LABEL = { hall: 'example.com/hall' } as const;

export const NADS = {
  office: 'office-vlan10',
  officeAnywhere: 'office-anywhere',
  labAnywhere: 'lab-anywhere',
  storage: 'storage-jumbo',
  dataCentre: 'dc-vlan220',
  camera: 'cameras',
} as const;
