import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { goFunctions, type GoFunction } from './go-binary.ts';

const VENDOR = 'k8s.io/kubernetes/vendor/github.com';
const BROKEN = `${VENDOR}/json-iterator/go.(*frozenConfig).Marshal`;
const SOUND = 'encoding/json.Marshal';

/** Minor number of a version like `v1.20.2` or `go1.19.8`. */
const minorOf = (text: string): number => Number(/1\.(\d+)/.exec(text)?.[1] ?? Number.NaN);

/**
 * Kubernetes before 1.23 brings a reflection library that reads the layout of Go's maps as it was
 * before Go 1.18. A server built with a later Go, as Debian's is, dies of the first custom resource
 * that it reads.
 */
const isFlawed = (binary: string): boolean => {
  const text = spawnSync(binary, ['--version=raw'], { encoding: 'utf8' }).stdout;
  const kubernetes = /GitVersion:"([^"]+)"/.exec(text)?.[1] ?? '';
  const go = /GoVersion:"([^"]+)"/.exec(text)?.[1] ?? '';
  return minorOf(kubernetes) < 23 && minorOf(go) >= 18;
};

/**
 * `Marshal` of the library, as a jump to that of Go itself, which does the same: the receiver is
 * dropped from the registers of Go's calling convention, and the results are alike.
 */
const jumpTo = (from: GoFunction, to: GoFunction): Buffer => {
  const shiftArguments = [0x48, 0x89, 0xd8, 0x48, 0x89, 0xcb]; // mov rax, rbx; mov rbx, rcx
  const jump = Buffer.alloc(5, 0xe9);
  jump.writeInt32LE(to.address - (from.address + shiftArguments.length + jump.length), 1);
  return Buffer.concat([Buffer.from(shiftArguments), jump]);
};

/**
 * A kube-apiserver that serves custom resources: the given one, or a copy at `copy` with this one
 * flaw mended.
 *
 * @throws Error when a flawed server is built in a way that is not known here
 */
export const mendedKubeApiServer = (binary: string, copy: string): string => {
  if (!isFlawed(binary)) return binary;
  const file = readFileSync(binary);
  const functions = goFunctions(file, [BROKEN, SOUND]);
  const broken = functions.get(BROKEN);
  const sound = functions.get(SOUND);
  if (!broken || !sound) {
    throw new Error(
      `${binary} dies of custom resources: it is older than Kubernetes 1.23, but built with Go 1.18 or later.`,
    );
  }
  jumpTo(broken, sound).copy(file, broken.offset);
  writeFileSync(copy, file, { mode: 0o755 });
  return copy;
};
