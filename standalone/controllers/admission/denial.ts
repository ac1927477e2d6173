import { ApiError, type StatusCause } from '../../apiserver/status.ts';

/** A reason of a webhook against an object. */
export type Cause = StatusCause;

/** A field of an object that is checked: `at('name')`, `at('ports', 0)`. */
export type Path = (...steps: (string | number)[]) => string;

export const pathFrom =
  (root: string): Path =>
  (...steps) =>
    steps.reduce<string>(
      (path, step) =>
        typeof step === 'number' ? `${path}[${step}]` : path === '' ? step : `${path}.${step}`,
      root,
    );

export const invalid = (field: string, message: string): Cause => ({
  reason: 'FieldValueInvalid',
  message,
  field,
});

export const required = (field: string, message: string): Cause => ({
  reason: 'FieldValueRequired',
  message,
  field,
});

export const notFound = (field: string, message: string): Cause => ({
  reason: 'FieldValueNotFound',
  message,
  field,
});

export const duplicate = (field: string, message: string): Cause => ({
  reason: 'FieldValueDuplicate',
  message,
  field,
});

export const notSupported = (field: string, message: string): Cause => ({
  reason: 'FieldValueNotSupported',
  message,
  field,
});

const denied = (webhook: string, message: string): string =>
  `admission webhook "${webhook}" denied the request: ${message}`;

/** @throws ApiError 422 when there are causes, as KubeVirt's webhooks answer */
export const refuse = (webhook: string, causes: Cause[]): void => {
  if (causes.length === 0) return;
  const message = causes.map((cause) => cause.message).join(', ');
  throw new ApiError(422, 'Invalid', denied(webhook, message), { causes });
};

/** What a webhook answers that has no field to name. */
export const denial = (webhook: string, message: string, code = 400): ApiError =>
  new ApiError(code, '', denied(webhook, message));
