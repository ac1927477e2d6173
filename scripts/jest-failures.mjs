/** A reporter of jest that writes nothing about what passes. The JSON report counts it. */
export default class Failures {
  onTestResult(test, { failureMessage }) {
    if (failureMessage) {
      process.stdout.write(`FAIL ${test.path}\n${failureMessage}\n`);
    }
  }
}
