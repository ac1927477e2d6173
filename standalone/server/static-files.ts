import { createReadStream } from 'node:fs';
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

/** Sends a file of a folder, or 404. */
export const sendFile = async (
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  urlPath: string,
): Promise<void> => {
  const file = fileBelow(folder, urlPath);
  const found = file === undefined ? undefined : await stat(file).catch(() => undefined);
  if (file === undefined || !found?.isFile()) {
    notFound(response);
    return;
  }
  const extension = path.extname(file);
  // Names with a hash never change their content; the others are asked for again.
  const immutable = /\.[0-9a-f]{16,}\./.test(path.basename(file));
  response.writeHead(200, {
    'Content-Type': TYPES[extension] ?? 'application/octet-stream',
    'Cache-Control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    // The way is short, as the server listens on loopback only: compressing would take longer.
    'Content-Length': found.size,
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  // Who breaks off, the file or the client, ends both.
  pipeline(createReadStream(file), response, () => undefined);
};
