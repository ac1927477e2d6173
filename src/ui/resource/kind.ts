import type { ReactNode } from 'react';
import type { K8sModel } from '@openshift-console/dynamic-plugin-sdk';
import type { Reason } from '../../domain/core/reasons';
import type { KubernetesResource } from '../../domain/core/resource';
import type { Finding } from '../../domain/findings/finding';
import type { AnyForm } from '../../domain/forms/form';
import type { World } from '../../domain/world/world';
import type { TextKind } from '../yaml/readText';

/** What a user may do with an object. */
export type Verb = 'patch' | 'delete';

/** Texts about objects of a kind: keys to be translated. */
export interface ResourceWords {
  /** Title of the list. */
  list: string;
  /** Titles of the pages and names of the forms; `edited` has a `{{name}}`. */
  create: string;
  edit: string;
  edited: string;
  /** Titles over why it cannot be edited, or not by form. */
  notYours: string;
  asText: string;
  /** Questions before something is sent, about `{{name}}`. */
  askCreate: string;
  askSave: string;
  askDelete: string;
  /** Text of the button that creates an object in the end. */
  confirmCreate: string;
  /** Say that it was done, about `{{name}}`. */
  created: string;
  saved: string;
  deleted: string;
}

/** Another page on which to go on; the text is a key to be translated. */
export interface NextStep {
  text: string;
  to: string;
}

/** What is light enough for every page that names objects of a kind, such as a list. */
export interface ResourceBasics<R extends KubernetesResource> {
  modelOf(object: R): K8sModel;
  /** What brings the kind to a cluster. */
  provider: string;
  /** Of objects of the whole cluster the namespace is undefined. */
  paths: {
    list(namespace: string | undefined): string;
    details(namespace: string | undefined, name: string, tab?: string): string;
    edit(namespace: string | undefined, name: string): string;
  };
  words: ResourceWords;
  /** An object as questions name it. */
  shownName(object: R): string;
  /** Which object that is, where it may not be there. */
  described(name: string, namespace: string | undefined): Reason;
  /** Why something should not be done with an object, whoever asks. */
  obstacleTo(verb: Verb, object: R): Reason | undefined;
  /** Says that the user may not do it. */
  denied(verb: Verb, object: R): Reason;
}

/** What rules say of an object, as it is or is being edited, beside all else in the cluster. */
export interface RulesInWorld<R> {
  findingsOn(world: World, object: R): Finding[];
}

/** One description of a kind of object, from which its pages are made. */
export interface ResourceKind<
  R extends KubernetesResource,
  F extends AnyForm<R> = AnyForm<R>,
> extends ResourceBasics<R> {
  text: TextKind<R>;
  /** The form that shows an object; undefined for those that are edited as text only. */
  formFor(object: R): F | undefined;
  /** Why an edit cannot be sent: it changes what cannot change after creation. */
  refusedChange(before: R, after: R): Reason | undefined;
  /** What the API server of this cluster refuses of an object, beside `text.check`. */
  refusalsIn?(world: World, object: R): Finding[];
  /** Loads the rules across objects, which are larger than a page, so that it need not wait. */
  loadRules(): Promise<RulesInWorld<R>>;
  /** Says that the name of a new object is taken. */
  taken(object: R): Reason;
  /** Where to go on with an object that was just stored, (`before` undefined) for the first time. */
  nextSteps(stored: R, before: R | undefined): readonly NextStep[];
  /** What the review says of an edit or (`before` undefined) of a new object beside its findings. */
  ReviewNote(props: { before: R | undefined; after: R }): ReactNode;
}
