import { createReadStream, type Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.map': 'application/json',
};

export const notFound = (response: ServerResponse): void => {
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end('Not found\n');
};

/** The file below a folder that a URL path names; undefined when it would lead out of the folder. */
export const fileBelow = (folder: string, urlPath: string): string | undefined => {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0')) return undefined;
  const file = path.resolve(folder, `.${path.posix.normalize(`/${decoded}`)}`);
  return file.startsWith(path.resolve(folder) + path.sep) ? file : undefined;
};

/** Names, and queries of chunks, with a hash never change their content. */
const IMMUTABLE = /^[^?]*\.[0-9a-f]{16,}\.[^?/]*$|-chunk\.min\.js\?[0-9a-f]{16,}$/;

const statOf = (file: string): Promise<Stats | undefined> => stat(file).catch(() => undefined);

const acceptsGzip = ({ headers }: IncomingMessage): boolean =>
  /(^|,)\s*gzip\s*(,|;(?!\s*q=0(\.0*)?\s*(,|$))|$)/i.test(headers['accept-encoding'] ?? '');

/** The file as it was compressed when an image was built, where there is such a one and it is wanted. */
const compressedOf = async (request: IncomingMessage, file: string) => {
  const gz = `${file}.gz`;
  const found = await statOf(gz);
  if (!found?.isFile()) return undefined;
  return acceptsGzip(request) ? { file: gz, size: found.size } : {};
};

/** Sends a file of a folder, or 404. */
export const sendFile = async (
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  urlPath: string,
): Promise<void> => {
  const file = fileBelow(folder, urlPath);
  const found = file === undefined ? undefined : await statOf(file);
  if (file === undefined || file.endsWith('.gz') || !found?.isFile()) {
    notFound(response);
    return;
  }
  const compressed = await compressedOf(request, file);
  const isImmutable = IMMUTABLE.test(request.url ?? '');
  response.writeHead(200, {
    'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream',
    'Cache-Control': isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    'Content-Length': compressed?.size ?? found.size,
    ...(compressed === undefined ? {} : { Vary: 'Accept-Encoding' }),
    ...(compressed?.file === undefined ? {} : { 'Content-Encoding': 'gzip' }),
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  // Who breaks off, the file or the client, ends both.
  pipeline(createReadStream(compressed?.file ?? file), response, () => undefined);
};
