import { catalog } from '../../src/domain/findings/catalog.ts';
import { textKeysOf } from '../../src/domain/findings/text-keys.ts';

/** Title and message of every finding, as the translations hold them. */
export const findingTexts = (): Map<string, string> =>
  new Map(
    Object.entries(catalog).flatMap(([code, { title, message }]) => {
      const keys = textKeysOf({ code: code as keyof typeof catalog });
      return [
        [keys.title, title],
        [keys.message, message],
      ];
    }),
  );
