import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import { selectorInWords } from '../udn/selector-words';
import type { PeerSpec, PolicyRule, PortSpec } from './policy';

const wordsOf = (selector: unknown): string => (selectorInWords(selector) ?? []).join(', ');

const podsInWords = (namespaces: string, pods: string): Reason => {
  if (namespaces === '' && pods === '') return reason(msg('All pods of the cluster'));
  if (namespaces === '') return reason(msg('Pods of all namespaces with {{pods}}'), { pods });
  return pods === ''
    ? reason(msg('All pods of namespaces with {{namespaces}}'), { namespaces })
    : reason(msg('Pods with {{pods}} of namespaces with {{namespaces}}'), { pods, namespaces });
};

const peerInWords = (peer: PeerSpec): Reason => {
  switch (peer.kind) {
    case 'own': {
      const pods = wordsOf(peer.pods);
      return pods === ''
        ? reason(msg('All pods of the namespace'))
        : reason(msg('Pods of the namespace with {{pods}}'), { pods });
    }
    case 'pods':
      return podsInWords(wordsOf(peer.namespaces), wordsOf(peer.pods));
    case 'block':
      return peer.except.length === 0
        ? reason(msg('Addresses of {{cidr}}'), { cidr: peer.cidr })
        : reason(msg('Addresses of {{cidr}} without {{except}}'), {
            cidr: peer.cidr,
            except: peer.except.join(', '),
          });
    case 'nodes': {
      const nodes = wordsOf(peer.nodes);
      return nodes === ''
        ? reason(msg('All nodes'))
        : reason(msg('Nodes with {{nodes}}'), { nodes });
    }
    case 'other':
      return reason(msg('Something that is not known here: {{name}}'), { name: peer.name });
  }
};

const portInWords = (port: PortSpec): Reason => {
  switch (port.kind) {
    case 'every':
      return reason(msg('every {{protocol}} port'), { protocol: port.protocol });
    case 'range':
      return reason(msg('{{port}}/{{protocol}}'), {
        port: port.first === port.last ? port.first : `${port.first}-${port.last}`,
        protocol: port.protocol,
      });
    case 'name':
      return reason(msg('the port named {{name}}'), { name: port.name });
    case 'other':
      return reason(msg('ports that are not known here'));
  }
};

/** A rule in words: whom it is about, and which ports. */
export interface RuleWords {
  path: string;
  action: PolicyRule['action'];
  who: readonly Reason[];
  ports: readonly Reason[];
}

export const ruleInWords = ({ path, action, peers, ports }: PolicyRule): RuleWords => ({
  path,
  action,
  who: peers ? peers.map(peerInWords) : [reason(msg('Everyone'))],
  ports: ports ? ports.map(portInWords) : [reason(msg('every port'))],
});
