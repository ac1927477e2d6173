import type { IncomingMessage } from 'node:http';
import { parse } from 'yaml';
import { KUBERNETES_PROTOBUF, objectInProtobuf } from './protobuf-body.ts';
import { ApiError, badRequest, unsupportedMediaType } from './status.ts';

const JSON_TYPE = 'application/json';
const YAML_TYPE = 'application/yaml';
const MAX_BODY = 3 * 1024 * 1024;

/** A request as the handlers see it. */
export interface ApiRequest {
  method: string;
  pathname: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  /** Content type without parameters. */
  contentType: string;
  /** As text; in Latin-1, a character for each byte, where it is in protocol buffers. */
  body: string;
}

const readBody = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) throw badRequest('the request is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

export const readRequest = async (message: IncomingMessage): Promise<ApiRequest> => {
  const url = new URL(message.url ?? '/', 'http://localhost');
  const contentType = (message.headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
  const encoding = contentType === KUBERNETES_PROTOBUF ? 'latin1' : 'utf8';
  return {
    method: message.method ?? 'GET',
    pathname: url.pathname,
    query: url.searchParams,
    headers: message.headers,
    contentType,
    body: (await readBody(message)).toString(encoding),
  };
};

/** Half a surrogate pair, which JavaScript keeps, becomes U+FFFD as in every text of Go. */
const wellFormed = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? Buffer.from(value).toString() : value;

/** Reads JSON text. @throws ApiError 400 */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text, /\\ud/i.test(text) ? wellFormed : undefined) as unknown;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw badRequest(`couldn't get version/kind; json parse error: ${why}`);
  }
};

/** Reads the object in a request's body. @throws ApiError 400 or 415 */
export const bodyOf = ({ contentType, body }: ApiRequest): unknown => {
  if (contentType === KUBERNETES_PROTOBUF) return objectInProtobuf(Buffer.from(body, 'latin1'));
  if (contentType === YAML_TYPE) {
    try {
      return parse(body) as unknown;
    } catch (error) {
      throw badRequest(error instanceof Error ? error.message : String(error));
    }
  }
  if (contentType !== JSON_TYPE && contentType !== '') {
    throw unsupportedMediaType([JSON_TYPE, YAML_TYPE]);
  }
  return parseJson(body);
};

/** Whether nothing may be stored. @throws ApiError 422 */
export const isDryRun = (query: URLSearchParams): boolean => {
  const values = query.getAll('dryRun').filter((value) => value !== '');
  if (values.some((value) => value !== 'All')) {
    throw new ApiError(
      422,
      'Invalid',
      `Invalid value: dryRun: Unsupported value: "${values.join(',')}": supported values: "All"`,
    );
  }
  return values.length > 0;
};
