import type { KubernetesObject } from '../kubernetes/object.ts';
import type { User } from '../kubernetes/user.ts';
import type { Answer } from './answer.ts';
import type { AggregatedGroup } from './discovery.ts';
import type { ResourcePath } from './paths.ts';
import type { Registry } from './registry.ts';
import type { ApiRequest } from './request.ts';
import type { Resource } from './resource.ts';
import type { Store } from './store.ts';
import type { WriteOptions } from './admit.ts';
import type { Written } from './write.ts';

/** What is written, and what is there before; undefined when it is created. */
export interface WriteTarget {
  resource: Resource;
  subresource: string | undefined;
  before: KubernetesObject | undefined;
}

/** Stores a body, unless it is a dry run. @throws ApiError */
export type Write = (body: unknown, options: WriteOptions) => Written;

/** What stands beside an API server in a cluster: webhooks, servers of further groups, controllers. */
export interface Extension {
  /** The group that `act` answers for. */
  subresources: AggregatedGroup;
  /** Writes by way of the admission webhooks. @throws ApiError of the schema or of a webhook */
  admit(target: WriteTarget, body: unknown, options: WriteOptions, write: Write): Written;
  /** Answers a request of its own group; undefined for those of others. @throws ApiError */
  act(user: User, path: ResourcePath, request: ApiRequest): Answer | undefined;
  close(): void;
}

/**
 * Starts something that has addresses of its own beside the API: it answers requests for these, and gives
 * undefined for all others.
 */
export type Beside = (store: Store) => (user: User, request: ApiRequest) => Answer | undefined;

/** Starts an extension over a server's objects. */
export type Extend = (store: Store, registry: Registry) => Extension;
