import { lint } from '../lint';

/** What a run of `lint-manifests` would print and end with; for tests, without a process of its own. */
export const lintInProcess = async (
  ...args: string[]
): Promise<{ status: number; stdout: string; stderr: string }> => {
  const written = { stdout: '', stderr: '' };
  const status = await lint(args, {
    out: (text) => (written.stdout += text),
    complain: (line) => (written.stderr += `${line}\n`),
  });
  return { status, ...written };
};
