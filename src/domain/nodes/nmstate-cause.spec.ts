import fc from 'fast-check';
import { nmstateCauseOf } from './nmstate-cause';

const START =
  'error reconciling NodeNetworkConfigurationPolicy on node worker-2 at desired state apply: "",\n';
const END = ' failed to execute nmstatectl apply --no-commit --timeout 480: exit status 1';
const log = (level: string, text: string) =>
  `[2026-11-03T10:00:00Z ${level}  nmstate::query] ${text}`;

describe('the cause in a message of nmstate', () => {
  it.each([
    [
      'the last error, behind the log',
      `${START} ${log('INFO', 'Nmstate version: 2.2.48')}\n${log('ERROR', 'retrying')}\nNmstateError: InvalidArgument: Ethernet interface eno9 does not exists\n:${END}`,
      { kind: 'InvalidArgument', text: 'Ethernet interface eno9 does not exists' },
    ],
    [
      'a verification, without the states around it',
      `${START}desired\n=======\nname: br1\nNmstateError: VerificationError: Verification failure: br1.interface.mtu desire '9000', current '1500'\n`,
      {
        kind: 'VerificationError',
        text: "Verification failure: br1.interface.mtu desire '9000', current '1500'",
      },
    ],
    [
      'all on one line',
      'error reconciling at desired state apply: "", NmstateError: InvalidArgument: Port eno2 is overbooked by two controller: br1, bond0: failed to execute nmstatectl set --no-commit: exit status 1',
      {
        kind: 'InvalidArgument',
        text: 'Port eno2 is overbooked by two controller: br1, bond0',
      },
    ],
    [
      'older versions in Python',
      `${START}Traceback (most recent call last):\n  File "x"\nlibnmstate.error.NmstateValueError: Interface br1 has unknown slave: eno9\n`,
      { kind: 'NmstateValueError', text: 'Interface br1 has unknown slave: eno9' },
    ],
    [
      'older versions with the text on the next line',
      'libnmstate.error.NmstateVerificationError: \ndesired\n=======\n',
      { kind: 'NmstateVerificationError', text: 'desired' },
    ],
    [
      'a probe that failed afterwards, without the state that follows',
      "rolling back desired state configuration: failed runnig probes after network changes: failed runnig probe 'ping' with after network reconfiguration -> currentState: ---\ninterfaces: []",
      { kind: 'probe', text: "failed runnig probe 'ping'" },
    ],
    [
      'the last error of the log, where nothing else tells',
      `${log('ERROR', 'first')}\n${log('ERROR', 'Failed to start NetworkManager')}\n${log('INFO', 'done')}`,
      { kind: undefined, text: 'Failed to start NetworkManager' },
    ],
    [
      'the first line, where there is nothing of all that',
      '\nfailure generating desiredState and capturedStates: Capture br not found\nmore',
      {
        kind: undefined,
        text: 'failure generating desiredState and capturedStates: Capture br not found',
      },
    ],
    ['nothing', '', { kind: undefined, text: '' }],
  ])('is %s', (_what, message, cause) => {
    expect(nmstateCauseOf(message)).toEqual(cause);
  });

  it('is one short line of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (message) => {
        const { text } = nmstateCauseOf(message);
        expect(text.length).toBeLessThanOrEqual(301);
        expect(text).not.toContain('\n');
      }),
    );
  });
});
