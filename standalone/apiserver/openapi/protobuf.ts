import { stringify } from 'yaml';
import type { Described } from './schema.ts';
import type { Document, Operation } from './v2.ts';

/** A field of a message: its number, and a text, a truth, or a message within. */
type Field = [number: number, value: string | boolean | Buffer | undefined];

const LENGTH_DELIMITED = 2;

const varint = (value: number): number[] =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)];

const encoded = ([number, value]: Field): Buffer[] => {
  if (value === undefined) return [];
  // Proto 3 leaves out a field that has its default; false within a choice has to be there.
  if (typeof value === 'boolean') return [Buffer.from([...varint(number << 3), value ? 1 : 0])];
  const bytes = typeof value === 'string' ? Buffer.from(value) : value;
  return [
    Buffer.from([...varint((number << 3) | LENGTH_DELIMITED), ...varint(bytes.length)]),
    bytes,
  ];
};

const message = (...fields: Field[]): Buffer => Buffer.concat(fields.flatMap(encoded));

/** Any value, as YAML text. */
const any = (value: unknown): Buffer => message([2, stringify(value)]);

const named = (name: string, value: Buffer): Buffer => message([1, name], [2, value]);

const extensions = (number: number, value: object): Field[] =>
  Object.entries(value)
    .filter(([key]) => key.startsWith('x-'))
    .map(([key, entry]): Field => [number, named(key, any(entry))]);

const properties = (fields: Record<string, Described>): Buffer =>
  message(...Object.entries(fields).map(([name, field]): Field => [1, named(name, schema(field))]));

const schema = (described: Described): Buffer => {
  const { additionalProperties, items, type } = described;
  return message(
    [1, described.$ref],
    [2, described.format],
    [4, described.description],
    ...(described.required ?? []).map((name): Field => [19, name]),
    ...(described.enum ?? []).map((value): Field => [20, any(value)]),
    [
      21,
      typeof additionalProperties === 'object'
        ? message([1, schema(additionalProperties)])
        : undefined,
    ],
    [22, type === undefined ? undefined : message([1, type])],
    [23, items ? message([1, schema(items)]) : undefined],
    [25, described.properties ? properties(described.properties) : undefined],
    ...extensions(31, described),
  );
};

const IN_QUERY = 3;
const IN_PATH = 4;

/** A parameter in the query has one field more than one in the path, before its type. */
const parameter = ({
  in: place,
  name,
  required,
  type,
}: Operation['parameters'][number]): Buffer => {
  const inQuery = place === 'query';
  const own = message([1, required], [2, place], [4, name], [inQuery ? 6 : 5, type]);
  const nonBody = message([inQuery ? IN_QUERY : IN_PATH, own]);
  return message([1, message([2, nonBody])]);
};

const responses = (all: Operation['responses']): Buffer =>
  message(
    ...Object.entries(all).map(([code, { description }]): Field => [
      1,
      named(code, message([1, message([1, description])])),
    ]),
  );

const operation = (value: Operation): Buffer =>
  message(
    [5, value.operationId],
    ...value.parameters.map((each): Field => [8, parameter(each)]),
    [9, responses(value.responses)],
    ...extensions(13, value),
  );

const METHODS: Record<string, number> = { get: 2, put: 3, post: 4, delete: 5, patch: 8 };

const pathItem = (operations: Record<string, Operation>): Buffer =>
  message(
    ...Object.entries(operations).map(([method, value]): Field => [
      METHODS[method] ?? 0,
      operation(value),
    ]),
  );

/** The media type under which older versions of kubectl ask for the document. */
export const PROTOBUF_TYPE = 'application/com.github.proto-openapi.spec.v2@v1.0+protobuf';

/**
 * A document of OpenAPI 2.0 in protocol buffers.
 *
 * Source of the numbers of the fields: github.com/google/gnostic openapiv2/OpenAPIv2.proto.
 */
export const inProtobuf = ({ swagger, info, paths, definitions }: Document): Buffer =>
  message(
    [1, swagger],
    [2, message([1, info.title], [2, info.version])],
    [
      8,
      message(
        ...Object.entries(paths).map(([path, operations]): Field => [
          2,
          named(path, pathItem(operations)),
        ]),
      ),
    ],
    [9, properties(definitions)],
  );
