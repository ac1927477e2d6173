/** A rule of a schema in CEL, an entry of `x-kubernetes-validations`. */
export interface ValidationRule {
  rule: string;
  message?: string;
  /** CEL for a message, which wins over `message`. */
  messageExpression?: string;
  reason?:
    'FieldValueInvalid' | 'FieldValueForbidden' | 'FieldValueRequired' | 'FieldValueDuplicate';
  /** Where the error belongs, below the place of the rule: `.spec.name`. */
  fieldPath?: string;
  /** Whether a transition rule also holds for what is new: `oldSelf` is an optional then. */
  optionalOldSelf?: boolean;
}

/** A structural schema as CRDs carry it, as far as this server evaluates it. */
export interface Schema {
  type?: string;
  format?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  required?: string[];
  enum?: unknown[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: boolean;
  exclusiveMaximum?: boolean;
  multipleOf?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  minProperties?: number;
  maxProperties?: number;
  nullable?: boolean;
  default?: unknown;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  not?: Schema;
  'x-kubernetes-int-or-string'?: boolean;
  'x-kubernetes-preserve-unknown-fields'?: boolean;
  'x-kubernetes-embedded-resource'?: boolean;
  'x-kubernetes-list-type'?: string;
  'x-kubernetes-list-map-keys'?: string[];
  'x-kubernetes-map-type'?: string;
  'x-kubernetes-patch-merge-key'?: string;
  'x-kubernetes-patch-strategy'?: string;
  'x-kubernetes-validations'?: ValidationRule[];
  description?: string;
}

/** A column of a table that a CustomResourceDefinition asks for. */
export interface PrinterColumn {
  name: string;
  type: string;
  format?: string;
  description?: string;
  priority?: number;
  jsonPath: string;
}

/** One version of one kind that the server serves. */
export interface Resource {
  group: string;
  version: string;
  plural: string;
  singular: string;
  kind: string;
  listKind: string;
  shortNames: string[];
  categories: string[];
  namespaced: boolean;
  /** A custom resource is validated by its schema and counts generations. */
  custom: boolean;
  schema?: Schema;
  /** Whether `/status` is a subresource of its own. */
  status: boolean;
  /** Columns beside the name that a CustomResourceDefinition asks for. */
  columns?: PrinterColumn[];
  /** The version in which a custom resource is stored. */
  storage?: { version: string; schema?: Schema };
}
