/** The `Status` object by which Kubernetes answers what it refuses. */
export interface Status {
  kind: 'Status';
  apiVersion: 'v1';
  metadata: object;
  status: 'Failure' | 'Success';
  message?: string;
  reason?: string;
  details?: StatusDetails;
  code?: number;
}

export interface StatusDetails {
  name?: string;
  group?: string;
  kind?: string;
  uid?: string;
  causes?: StatusCause[];
  retryAfterSeconds?: number;
}

export interface StatusCause {
  reason: string;
  message: string;
  field: string;
}

/** A resource as error messages name it. */
export interface GroupResource {
  group: string;
  plural: string;
  kind: string;
}

/** A refusal on its way to the client. */
export class ApiError extends Error {
  constructor(
    readonly code: number,
    readonly reason: string,
    message: string,
    readonly details: StatusDetails = {},
  ) {
    super(message);
  }

  get status(): Status {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: this.message,
      ...(this.reason === '' ? {} : { reason: this.reason }),
      details: this.details,
      code: this.code,
    };
  }
}

/** `plural.group`, or the plural alone in the core group. */
export const qualified = ({ group, plural }: GroupResource): string =>
  group === '' ? plural : `${plural}.${group}`;

const detailsOf = ({ group, plural }: GroupResource, name: string): StatusDetails => ({
  name,
  ...(group === '' ? {} : { group }),
  kind: plural,
});

export const notFound = (resource: GroupResource, name: string): ApiError =>
  new ApiError(
    404,
    'NotFound',
    `${qualified(resource)} "${name}" not found`,
    detailsOf(resource, name),
  );

export const noSuchResource = (): ApiError =>
  new ApiError(404, 'NotFound', 'the server could not find the requested resource');

export const alreadyExists = (resource: GroupResource, name: string): ApiError =>
  new ApiError(
    409,
    'AlreadyExists',
    `${qualified(resource)} "${name}" already exists`,
    detailsOf(resource, name),
  );

export const conflict = (
  resource: GroupResource,
  name: string,
  why = 'the object has been modified; please apply your changes to the latest version and try again',
): ApiError =>
  new ApiError(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${qualified(resource)} "${name}": ${why}`,
    detailsOf(resource, name),
  );

/** One field that is refused; `message` is what follows the field in Kubernetes' own wording. */
export interface FieldError {
  reason:
    | 'FieldValueInvalid'
    | 'FieldValueTypeInvalid'
    | 'FieldValueRequired'
    | 'FieldValueNotSupported'
    | 'FieldValueDuplicate'
    | 'FieldValueForbidden'
    | 'FieldValueTooLong'
    | 'FieldValueTooMany';
  field: string;
  message: string;
}

const quoted = (value: unknown): string =>
  typeof value === 'string' ? JSON.stringify(value) : JSON.stringify(value ?? null);

export const invalidField = (field: string, value: unknown, detail: string): FieldError => ({
  reason: 'FieldValueInvalid',
  field,
  message: `Invalid value: ${quoted(value)}: ${detail}`,
});

export const wrongType = (field: string, actual: string, wanted: string): FieldError => ({
  ...invalidField(field, actual, `${field} in body must be of type ${wanted}: ${quoted(actual)}`),
  reason: 'FieldValueTypeInvalid',
});

export const requiredField = (field: string, detail = ''): FieldError => ({
  reason: 'FieldValueRequired',
  field,
  message: detail === '' ? 'Required value' : `Required value: ${detail}`,
});

export const forbiddenField = (field: string, detail: string): FieldError => ({
  reason: 'FieldValueForbidden',
  field,
  message: `Forbidden: ${detail}`,
});

export const duplicateField = (field: string, value: unknown): FieldError => ({
  reason: 'FieldValueDuplicate',
  field,
  message: `Duplicate value: ${quoted(value)}`,
});

export const unsupportedField = (
  field: string,
  value: unknown,
  values: readonly string[],
): FieldError => ({
  reason: 'FieldValueNotSupported',
  field,
  message: `Unsupported value: ${quoted(value)}: supported values: ${values.map(quoted).join(', ')}`,
});

export const invalid = (resource: GroupResource, name: string, errors: FieldError[]): ApiError => {
  const texts = errors.map(({ field, message }) => `${field}: ${message}`);
  const [only = ''] = texts;
  const kind = resource.group === '' ? resource.kind : `${resource.kind}.${resource.group}`;
  return new ApiError(
    422,
    'Invalid',
    `${kind} "${name}" is invalid: ${texts.length === 1 ? only : `[${texts.join(', ')}]`}`,
    {
      ...detailsOf(resource, name),
      kind: resource.kind,
      causes: errors.map(({ reason, field, message }) => ({ reason, message, field })),
    },
  );
};

export const forbidden = (resource: GroupResource, name: string, why: string): ApiError =>
  new ApiError(
    403,
    'Forbidden',
    `${qualified(resource)}${name === '' ? '' : ` "${name}"`} is forbidden: ${why}`,
    detailsOf(resource, name),
  );

export const badRequest = (message: string): ApiError => new ApiError(400, 'BadRequest', message);

export const unauthorized = (): ApiError => new ApiError(401, 'Unauthorized', 'Unauthorized');

export const methodNotAllowed = (): ApiError =>
  new ApiError(
    405,
    'MethodNotAllowed',
    'the server does not allow this method on the requested resource',
  );

export const unsupportedMediaType = (accepted: string[]): ApiError =>
  new ApiError(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: ${accepted.join(', ')}`,
  );

export const expired = (message: string): ApiError => new ApiError(410, 'Expired', message);

export const unprocessable = (): ApiError =>
  new ApiError(422, 'Invalid', 'the server rejected our request due to an error in our request');
