import { EventEmitter } from 'node:events';

/** Finds the translated strings of console-extensions.json: `%namespace~Text%`. */
export class JsonLexer extends EventEmitter {
  extract(content) {
    return [...content.matchAll(/"%([^~"%]+)~((?:[^"\\%]|\\.)*)%"/g)].map(
      ([, namespace, text]) => ({ key: JSON.parse(`"${text}"`), namespace }),
    );
  }
}
