import { accessContract } from './access.ts';
import { celContract } from './cel.ts';
import { Client } from './client.ts';
import { customResourceContract } from './custom-resources.ts';
import { deletionContract } from './deletions.ts';
import { discoveryContract } from './discovery.ts';
import { listContract } from './lists.ts';
import { objectContract } from './objects.ts';
import { patchContract } from './patches.ts';
import { secretContract } from './secrets.ts';
import { serviceContract } from './services.ts';
import { targets, type Server, type Target } from './targets.ts';
import { watchContract } from './watches.ts';

jest.setTimeout(60_000);

const suite = (target: Target) => {
  let server: Server;
  let client: Client;
  beforeAll(async () => {
    server = await target.start();
    client = new Client(server);
  });
  afterAll(() => server.close());

  describe('discovery', () => discoveryContract(() => client));
  describe('objects', () => objectContract(() => client));
  describe('secrets', () => secretContract(() => client));
  describe('services', () => serviceContract(() => client));
  describe('patches', () => patchContract(() => client));
  describe('deletions', () => deletionContract(() => client));
  describe('lists', () => listContract(() => client));
  describe('watches', () => watchContract(() => client));
  describe('access', () => accessContract(() => client));
  describe('custom resources', () => customResourceContract(() => client));
  describe('CEL rules', () => celContract(() => client));
};

/**
 * What every server of this API has to do. The embedded one is held to what a real one does, so
 * that neither a test nor a visitor learns something false from it.
 */
for (const target of targets) {
  const { name, missing } = target;
  if (missing === undefined) describe(name, () => suite(target));
  else describe.skip(`${name}: ${missing}`, () => suite(target));
}
