/**
 * What the console's YAML editor begins with for a new VirtualMachine, one text for each way to
 * connect it. The console reads them by name (console.yaml-template). The namespace is left out: the
 * editor fills it in. The VMs do not start by themselves, since names of networks are to be replaced.
 */

const head = (name: string): string => `apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata:
  name: ${name}
spec:
  runStrategy: Halted
  template:
    metadata:
      labels:
        kubevirt.io/domain: ${name}
    spec:
      domain:
        cpu:
          cores: 1
        memory:
          guest: 2Gi
        devices:
          rng: {}
          disks:
            - name: rootdisk
              disk:
                bus: virtio
            - name: cloudinitdisk
              disk:
                bus: virtio
`;

const VOLUMES = `      volumes:
        - name: rootdisk
          containerDisk:
            image: quay.io/containerdisks/fedora:latest
        - name: cloudinitdisk
          cloudInitNoCloud:
            # The guest asks for another password at the first login.
            userData: |
              #cloud-config
              user: fedora
              password: change-me
              chpasswd:
                expire: true
`;

/** The pod network behind the address of the pod; the usual way, and live migratable. */
export const masquerade = `${head('vm-masquerade')}          interfaces:
            - name: default
              masquerade: {}
              # Without ports the VM can be reached on all of them.
              ports:
                - name: ssh
                  port: 22
                  protocol: TCP
      networks:
        - name: default
          pod: {}
${VOLUMES}`;

/** The pod network with IPv4 by DHCP and IPv6 by cloud-init, which masquerade does not hand out. */
export const dualStack = `${head('vm-dual-stack')}          interfaces:
            - name: default
              masquerade: {}
              ports:
                - name: ssh
                  port: 22
                  protocol: TCP
      networks:
        - name: default
          pod:
            vmIPv6NetworkCIDR: fd10:0:2::/120
${VOLUMES}            networkData: |
              version: 2
              ethernets:
                # Name of the interface in the guest.
                enp1s0:
                  dhcp4: true
                  addresses:
                    - fd10:0:2::2/120
                  routes:
                    - to: "::/0"
                      via: fd10:0:2::1
`;

/** A Linux bridge network beside the pod network. */
export const linuxBridge = `${head('vm-linux-bridge')}          interfaces:
            - name: default
              masquerade: {}
            - name: bridge-net
              model: virtio
              bridge: {}
      networks:
        - name: default
          pod: {}
        - name: bridge-net
          multus:
            # A NetworkAttachmentDefinition of this namespace, or namespace/name of another.
            networkName: bridge-network
${VOLUMES}`;

/** An SR-IOV network beside the pod network. */
export const sriov = `${head('vm-sriov')}          interfaces:
            - name: default
              masquerade: {}
            - name: nic1
              sriov: {}
      networks:
        - name: default
          pod: {}
        - name: nic1
          multus:
            # Name of the SriovNetwork whose network namespace is the one of this VM.
            networkName: sriov-network
${VOLUMES}`;

/** A static address on a Linux bridge network beside the pod network. */
export const staticIp = `${head('vm-static-ip')}          interfaces:
            - name: default
              masquerade: {}
            - name: bridge-net
              model: virtio
              bridge: {}
      networks:
        - name: default
          pod: {}
        - name: bridge-net
          multus:
            # A NetworkAttachmentDefinition of this namespace, or namespace/name of another.
            networkName: bridge-network
${VOLUMES}            networkData: |
              version: 2
              ethernets:
                # Names of the interfaces in the guest, in the order of the interfaces above.
                enp1s0:
                  dhcp4: true
                enp2s0:
                  addresses:
                    - 192.0.2.10/24
                  nameservers:
                    addresses:
                      - 192.0.2.53
`;
