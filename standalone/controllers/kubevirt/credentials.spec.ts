import { podNic, running } from '../testing/cluster.ts';

const agentKey = {
  sshPublicKey: {
    source: { secret: { secretName: 'keys' } },
    propagationMethod: { qemuGuestAgent: { users: ['cloud-user'] } },
  },
};
const firstBootKey = {
  sshPublicKey: {
    source: { secret: { secretName: 'keys' } },
    propagationMethod: { noCloud: {} },
  },
};

const said = (cluster: ReturnType<typeof running>) => {
  const found = cluster.condition('AccessCredentialsSynchronized', 'vm');
  return found && [found.status, found.message];
};

describe('keys for a guest', () => {
  it('are written by the guest agent', () => {
    expect(said(running({ accessCredentials: [agentKey] }))).toEqual(['True', undefined]);
  });

  it('are not, without it', () => {
    const cluster = running({ accessCredentials: [agentKey], agent: false, nics: [podNic(0x10)] });
    expect(said(cluster)).toEqual(['False', 'Guest agent is offline']);
  });

  it('are not spoken of where cloud-init takes them', () => {
    expect(said(running({ accessCredentials: [firstBootKey] }))).toBeUndefined();
  });

  it('wait for a restart where the VM runs', () => {
    const cluster = running();
    cluster.edit('vm', (spec) => {
      spec.accessCredentials = [agentKey];
    });
    cluster.pass(5);
    const isWaiting = () =>
      cluster.vm('vm').status?.conditions?.some(({ type }) => type === 'RestartRequired');
    expect(isWaiting()).toBe(true);
    expect(said(cluster)).toBeUndefined();
    cluster.simulation.cluster.remove(cluster.vmi('vm'));
    cluster.pass(120);
    expect(isWaiting()).toBe(false);
    expect(said(cluster)).toEqual(['True', undefined]);
  });
});
