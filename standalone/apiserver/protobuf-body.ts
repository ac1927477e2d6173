import { badRequest, unsupportedMediaType } from './status.ts';

/**
 * What a field of a message is: a text, bytes as base64, a truth, a map of texts or of bytes, or a message.
 * Fields that are not named are passed over.
 */
type Type = 'text' | 'bytes' | 'boolean' | 'texts' | 'byteses' | Message;
// eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style -- a type that names itself cannot be a record
interface Message {
  [number: number]: [name: string, type: Type];
}

const METADATA: Message = {
  1: ['name', 'text'],
  2: ['generateName', 'text'],
  3: ['namespace', 'text'],
  11: ['labels', 'texts'],
  12: ['annotations', 'texts'],
};

const meta: [string, Type] = ['metadata', METADATA];

const RESOURCE_ATTRIBUTES: Message = {
  1: ['namespace', 'text'],
  2: ['verb', 'text'],
  3: ['group', 'text'],
  4: ['version', 'text'],
  5: ['resource', 'text'],
  6: ['subresource', 'text'],
  7: ['name', 'text'],
};

/**
 * The kinds that kubectl makes itself and sends in protocol buffers since 1.32, as far as it fills them in.
 *
 * Source of the numbers: generated.proto of k8s.io/api and of k8s.io/apimachinery/pkg/apis/meta/v1.
 */
const KINDS: Record<string, Message> = {
  'v1/Namespace': { 1: meta },
  'v1/ServiceAccount': { 1: meta },
  'v1/ConfigMap': {
    1: meta,
    2: ['data', 'texts'],
    3: ['binaryData', 'byteses'],
    4: ['immutable', 'boolean'],
  },
  'v1/Secret': {
    1: meta,
    2: ['data', 'byteses'],
    3: ['type', 'text'],
    4: ['stringData', 'texts'],
    5: ['immutable', 'boolean'],
  },
  'authorization.k8s.io/v1/SelfSubjectAccessReview': {
    1: meta,
    2: [
      'spec',
      {
        1: ['resourceAttributes', RESOURCE_ATTRIBUTES],
        2: ['nonResourceAttributes', { 1: ['path', 'text'], 2: ['verb', 'text'] }],
      },
    ],
  },
  'authorization.k8s.io/v1/SelfSubjectRulesReview': {
    1: meta,
    2: ['spec', { 1: ['namespace', 'text'] }],
  },
  'authentication.k8s.io/v1/SelfSubjectReview': { 1: meta },
};

/** The media type that kubectl sends. */
export const KUBERNETES_PROTOBUF = 'application/vnd.kubernetes.protobuf';

const MAGIC = Buffer.from('k8s\0');

const malformed = () => badRequest('the protocol buffers of the body cannot be read');

interface Field {
  number: number;
  value: Buffer | number;
}

const FIXED: Record<number, number> = { 1: 8, 5: 4 };

/** Reads fields one after the other. @throws ApiError 400 */
const fieldsOf = (bytes: Buffer): Field[] => {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; shift < 64; shift += 7) {
      const byte = bytes[at];
      if (byte === undefined) throw malformed();
      at += 1;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw malformed();
  };
  const take = (length: number): Buffer => {
    if (at + length > bytes.length) throw malformed();
    at += length;
    return bytes.subarray(at - length, at);
  };
  const fields: Field[] = [];
  while (at < bytes.length) {
    const tag = varint();
    const [number, wire] = [Math.floor(tag / 8), tag % 8];
    if (wire === 0) fields.push({ number, value: varint() });
    else if (wire === 2) fields.push({ number, value: take(varint()) });
    else if (FIXED[wire] !== undefined) take(FIXED[wire]);
    else throw malformed();
  }
  return fields;
};

const ENTRY: Record<'texts' | 'byteses', Message> = {
  texts: { 1: ['key', 'text'], 2: ['value', 'text'] },
  byteses: { 1: ['key', 'text'], 2: ['value', 'bytes'] },
};

const valueOf = (value: Buffer | number, type: Type): unknown => {
  if (typeof value === 'number') return type === 'boolean' ? value !== 0 : value;
  if (type === 'bytes') return value.toString('base64');
  return typeof type === 'object' ? read(value, type) : value.toString('utf8');
};

const read = (bytes: Buffer, message: Message): Record<string, unknown> => {
  const result: Record<string, unknown> = {};
  for (const { number, value } of fieldsOf(bytes)) {
    const [name, type] = message[number] ?? [];
    if (name === undefined || type === undefined) continue;
    if ((type === 'texts' || type === 'byteses') && typeof value !== 'number') {
      const { key, value: entry = '' } = read(value, ENTRY[type]);
      result[name] = {
        ...(result[name] as object | undefined),
        [typeof key === 'string' ? key : '']: entry,
      };
    } else {
      const found = valueOf(value, type);
      // Go writes texts that are not set as empty ones.
      if (found !== '') result[name] = found;
    }
  }
  return result;
};

const ENVELOPE: Message = { 1: ['type', { 1: ['apiVersion', 'text'], 2: ['kind', 'text'] }] };

/** Reads an object in the protocol buffers of Kubernetes. @throws ApiError 400, or 415 for another kind */
export const objectInProtobuf = (body: Buffer): Record<string, unknown> => {
  if (!body.subarray(0, MAGIC.length).equals(MAGIC)) throw malformed();
  const envelope = body.subarray(MAGIC.length);
  const { type } = read(envelope, ENVELOPE) as { type?: { apiVersion?: string; kind?: string } };
  const { apiVersion = '', kind = '' } = type ?? {};
  const message = KINDS[`${apiVersion}/${kind}`];
  if (!message) throw unsupportedMediaType(['application/json', 'application/yaml']);
  const raw = fieldsOf(envelope).find(({ number }) => number === 2)?.value;
  return { apiVersion, kind, ...(typeof raw === 'object' ? read(raw, message) : {}) };
};
