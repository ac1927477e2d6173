import { conditions, vmiOf, vmOf } from '../testing/vms';
import { agentStateOf, familyOf, guestFamilies, installCommand, mtuCommand } from './guest-agent';

describe('the guest agent', () => {
  it.each([
    ['connected', vmiOf()],
    ['absent', vmiOf({ status: { conditions: conditions(['AgentConnected', 'False']) } })],
    ['old', vmiOf({ status: { conditions: conditions(['AgentVersionNotSupported', 'True']) } })],
    ['stopped', undefined],
    ['stopped', vmiOf({ status: { phase: 'Scheduling' } })],
  ])('is %s', (state, vmi) => {
    expect(agentStateOf(vmi)).toBe(state);
  });

  it('has a command for each family', () => {
    for (const family of guestFamilies) {
      expect(installCommand[family]).toMatch(/qemu-g/);
      expect(mtuCommand[family]).not.toBe('');
    }
  });
});

describe('the family of a guest', () => {
  const withPreference = (name: string) => ({
    ...vmOf(),
    spec: { ...(vmOf().spec as object), preference: { name } },
  });
  it.each([
    ['mswindows', 'windows'],
    ['ubuntu', 'debian'],
    ['rhel', 'redhat'],
    ['sles', 'suse'],
    ['plan9', undefined],
  ])('is told by the agent: %s', (id, family) => {
    expect(familyOf(vmOf(), vmiOf({ status: { guestOSInfo: { id } } }))).toBe(family);
  });

  it('is told by the preference where the agent does not', () => {
    expect(familyOf(withPreference('windows.2k22'), undefined)).toBe('windows');
    expect(familyOf(withPreference('fedora'), vmiOf())).toBe('redhat');
    expect(familyOf(vmOf(), undefined)).toBeUndefined();
  });
});
