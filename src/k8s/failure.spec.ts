import { failureOf } from './failure';

const status = {
  kind: 'Status',
  code: 422,
  reason: 'Invalid',
  message: 'Foo "x" is invalid: metadata.name: Invalid value: "X"',
  details: {
    causes: [
      { reason: 'FieldValueInvalid', field: 'metadata.name', message: 'Invalid value: "X"' },
    ],
  },
};

describe('failureOf', () => {
  it('takes the whole message of the Kubernetes Status, not only its first cause', () => {
    const error = Object.assign(new Error('Invalid value: "X"'), { code: 422, json: status });
    expect(failureOf(error)).toEqual({
      code: 422,
      reason: 'Invalid',
      message: status.message,
      causes: [{ field: 'metadata.name', message: 'Invalid value: "X"' }],
    });
  });

  it('reads the code of the response when the error has none', () => {
    expect(failureOf(Object.assign(new Error('no'), { response: { status: 403 } }))).toEqual({
      code: 403,
      message: 'no',
      causes: [],
    });
  });

  it.each([
    [new Error('Failed to fetch'), 'Failed to fetch'],
    ['plain text', 'plain text'],
    [undefined, 'undefined'],
    [{}, 'Unknown error'],
    [{ json: { message: 7, details: { causes: 'none' } } }, 'Unknown error'],
  ])('makes something of %p', (thrown, message) => {
    expect(failureOf(thrown)).toEqual({ message, causes: [] });
  });
});
