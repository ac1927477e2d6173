import { accessContract } from './access.ts';
import { applyContract } from './apply.ts';
import { celContract } from './cel.ts';
import { Client } from './client.ts';
import { customResourceContract } from './custom-resources.ts';
import { deletionContract } from './deletions.ts';
import { discoveryContract } from './discovery.ts';
import { jobContract } from './jobs.ts';
import { listContract } from './lists.ts';
import { objectContract } from './objects.ts';
import { openApiContract } from './openapi.ts';
import { patchContract } from './patches.ts';
import { protobufContract } from './protobuf.ts';
import { secretContract } from './secrets.ts';
import { serviceContract } from './services.ts';
import { dualStackContract } from './dual-stack.ts';
import { strategicContract } from './strategic.ts';
import { tableContract } from './tables.ts';
import { targets, targetsWith, type Server, type Target } from './targets.ts';
import { watchContract } from './watches.ts';

jest.setTimeout(60_000);

const started = (target: Target): (() => Client) => {
  let server: Server;
  let client: Client;
  beforeAll(async () => {
    server = await target.start();
    client = new Client(server);
  });
  afterAll(() => server.close());
  return () => client;
};

const suite = (target: Target) => {
  const client = started(target);
  describe('discovery', () => discoveryContract(client));
  describe('objects', () => objectContract(client));
  describe('jobs', () => jobContract(client));
  describe('secrets', () => secretContract(client));
  describe('services', () => serviceContract(client));
  describe('patches', () => patchContract(client));
  describe('strategic merge patches', () => strategicContract(client));
  describe('server-side apply', () => applyContract(client));
  describe('protocol buffers', () => protobufContract(client));
  describe('tables', () => tableContract(client));
  describe('OpenAPI', () => openApiContract(client));
  describe('deletions', () => deletionContract(client));
  describe('lists', () => listContract(client));
  describe('watches', () => watchContract(client));
  describe('access', () => accessContract(client));
  describe('custom resources', () => customResourceContract(client));
  describe('CEL rules', () => celContract(client));
};

const run = (all: Target[], suiteOf: (target: Target) => void, what = '') => {
  for (const target of all) {
    const { name, missing } = target;
    const title = `${name}${what}`;
    if (missing === undefined) describe(title, () => suiteOf(target));
    else describe.skip(`${title}: ${missing}`, () => suiteOf(target));
  }
};

/**
 * What every server of this API has to do. The embedded one is held to what a real one does, so
 * that neither a test nor a visitor learns something false from it.
 */
run(targets, suite);

run(
  targetsWith(['10.96.0.0/16', 'fd00:96::/112']),
  (target) => describe('services', () => dualStackContract(started(target))),
  ' with Services of both families',
);
