import { createHash, type BinaryToTextEncoding, type Encoding } from 'node:crypto';

/**
 * A hash for webpack that does not depend on the folder in which something is built: shared modules
 * tell it where they lie.
 *
 * @param root of what is built, as an absolute path
 */
export const pathlessHash = (root: string) => {
  class PathlessHash {
    readonly #hash = createHash('sha256');

    update(data: string | Buffer): PathlessHash;
    update(data: string, encoding: string): PathlessHash;
    update(data: string | Buffer, encoding?: string): this {
      if (typeof data !== 'string') this.#hash.update(data);
      else this.#hash.update(data.replaceAll(root, ''), (encoding ?? 'utf8') as Encoding);
      return this;
    }

    digest(): Buffer;
    digest(encoding: string): string;
    digest(encoding?: string): Buffer | string {
      return encoding === undefined
        ? this.#hash.digest()
        : this.#hash.digest(encoding as BinaryToTextEncoding);
    }
  }
  return PathlessHash;
};
