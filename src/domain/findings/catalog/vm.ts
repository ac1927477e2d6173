import { msg } from '../../core/msg';
import * as codes from '../codes';
import { error, info, warning, type Catalog } from './entry';
import { vmInterfaceCatalog } from './vm-interfaces';
import { vmPartsCatalog } from './vm-parts';
import { vmReferenceCatalog } from './vm-references';

/** VMN6xx: interfaces and networks in the spec of a VM. */
export const vmCatalog = {
  [codes.networkWithoutInterface]: error(
    msg('Network without interface'),
    msg(
      'No interface has the name "{{name}}" of this network, so the cluster refuses the VM. Add the interface, or remove the network.',
    ),
  ),
  [codes.interfaceWithoutNetwork]: error(
    msg('Interface without network'),
    msg(
      'No network has the name "{{name}}" of this interface, so the cluster refuses the VM. Add the network, or remove the interface.',
    ),
  ),
  [codes.twoNetworksOfOneName]: error(
    msg('Two networks of one name'),
    msg(
      'Another network of the VM is called "{{name}}", too. The cluster refuses the VM: give one of them another name.',
    ),
  ),
  [codes.twoInterfacesOfOneName]: error(
    msg('Two interfaces of one name'),
    msg(
      'Another interface of the VM is called "{{name}}", too. The cluster refuses the VM: give one of them another name and a network of its own.',
    ),
  ),
  [codes.twoInterfacesOnPodNetwork]: error(
    msg('Two interfaces on the pod network'),
    msg(
      'A VM can be connected to the pod network only once, so the cluster refuses it. Remove the network "{{name}}", or connect it to another network.',
    ),
  ),
  [codes.twoDefaultNetworks]: error(
    msg('Two default networks'),
    msg(
      'Only one network of a VM can be its default; "{{name}}" is the second. The cluster refuses the VM: remove "default" from one of them.',
    ),
  ),
  [codes.podNetworkBesideAnotherDefaultNetwork]: error(
    msg('Pod network beside another default network'),
    msg(
      'The network "{{name}}" takes the place of the pod network, and the VM names the pod network as well. The cluster refuses the VM: remove one of the two.',
    ),
  ),
  [codes.networkLeadsNowhere]: error(
    msg('Network leads nowhere'),
    msg(
      'The network "{{name}}" does not say what it connects to, so the cluster refuses the VM. Add "pod" or "multus".',
    ),
  ),
  [codes.networkLeadsToSeveralPlaces]: error(
    msg('Network leads to several places'),
    msg(
      'The network "{{name}}" has {{sources}}, of which there can be only one. The cluster refuses the VM.',
    ),
  ),
  [codes.noNetworkAttachmentDefinitionNamed]: error(
    msg('No NetworkAttachmentDefinition is named'),
    msg(
      '"networkName" is missing or empty, so the cluster refuses the VM. Name a NetworkAttachmentDefinition.',
    ),
  ),
  [codes.deviceClaimsBesideMultusNetworks]: error(
    msg('Device claims beside Multus networks'),
    msg(
      'A VM cannot have networks from resource claims and from Multus at the same time, so the cluster refuses it. Connect "{{name}}" in the same way as the others.',
    ),
  ),
  [codes.tooManyEntries]: error(
    msg('Too many entries'),
    msg('"{{key}}" has {{count}} entries, and {{max}} are possible. The cluster refuses the VM.'),
  ),
  [codes.partOfVmMissing]: error(
    msg('Part of the VM is missing'),
    msg('The VM has no "{{key}}", without which the cluster refuses it.'),
  ),
  [codes.settingsInWrongPlace]: error(
    msg('Settings are in the wrong place'),
    msg(
      'The cluster does not look at "{{place}}" and drops it, so the VM starts without these settings. Move it to "{{expected}}".',
    ),
  ),
  [codes.valueInVmNotText]: error(
    msg('Value in the VM is not text'),
    msg('"{{key}}" must be text; the cluster refuses {{value}}.'),
  ),
  [codes.valueInVmNotWholeNumber]: error(
    msg('Value in the VM is not a whole number'),
    msg('"{{key}}" must be a whole number without quotes; the cluster refuses {{value}}.'),
  ),
  [codes.valueInVmNotList]: error(
    msg('Value in the VM is not a list'),
    msg('"{{key}}" must be a list; the cluster refuses {{value}}.'),
  ),
  [codes.valueInVmNotObject]: error(
    msg('Value in the VM is not an object'),
    msg('"{{key}}" must be an object, { } where nothing is set; the cluster refuses {{value}}.'),
  ),
  [codes.valueInVmNeitherTrueNorFalse]: error(
    msg('Value in the VM is neither true nor false'),
    msg('"{{key}}" must be true or false without quotes; the cluster refuses {{value}}.'),
  ),
  [codes.nameMissing]: error(
    msg('Name is missing'),
    msg('"{{key}}" is missing or empty, so the cluster refuses the VM.'),
  ),
  ...vmInterfaceCatalog,
  [codes.settingOfVmDropped]: warning(
    msg('Setting of the VM is dropped'),
    msg(
      'The cluster does not know "{{key}}" and drops it without a word. Did you mean "{{suggestion}}"?',
    ),
  ),
  [codes.twoSettingsForRunning]: error(
    msg('Two settings for running'),
    msg(
      '"running" and "runStrategy" exclude each other. The cluster refuses the VM: remove "running".',
    ),
  ),
  [codes.noRunSetting]: error(
    msg('Nothing says whether the VM runs'),
    msg(
      '"runStrategy" is missing, so the cluster refuses the VM. Set for example Always or Halted.',
    ),
  ),
  [codes.runningOutdated]: info(
    msg('"running" is outdated'),
    msg('Use "runStrategy: {{suggestion}}" instead of "running".'),
  ),
  [codes.staticAddressOnPodNetwork]: error(
    msg('Static address on the pod network'),
    msg(
      'cloud-init gives {{address}} to the interface on the pod network. With masquerade the guest must have {{expected}} there; any other address cuts it off. Use DHCP, which gives the one of IPv4, and set other addresses on other networks only.',
    ),
  ),
  [codes.oddNumberOfCpus]: warning(
    msg('Odd number of dedicated CPUs'),
    msg(
      'The VM needs {{count}} dedicated CPUs{{emulator}}. The nodes of the PerformanceProfile {{profile}} give out whole cores, which have two CPUs each with hyper-threading, so that the kubelet refuses the pod (SMTAlignmentError). Make the number even.',
    ),
  ),
  [codes.unknownRunStrategy]: error(
    msg('Unknown run strategy'),
    msg('"{{value}}" is no run strategy; possible: {{suggestion}}. The cluster refuses the VM.'),
  ),
  ...vmReferenceCatalog,
  ...vmPartsCatalog,
} satisfies Catalog;
