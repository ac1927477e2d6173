import { invalid, type Refusal } from './refusal.ts';

interface CelCase {
  spec: object;
  changed?: object;
  /** Empty where it is taken. */
  refused: Refusal[];
}

const text = { type: 'string', maxLength: 100 };

/** A kind with a rule for each thing that a rule can do. */
export const celCases: { schema: object; rows: [string, CelCase][] } = {
  schema: {
    type: 'object',
    'x-kubernetes-validations': [
      { rule: "self.metadata.name != 'forbidden'", message: 'has another name' },
    ],
    properties: {
      spec: {
        type: 'object',
        properties: {
          bare: { ...text, 'x-kubernetes-validations': [{ rule: "self.startsWith('a')" }] },
          computed: {
            ...text,
            'x-kubernetes-validations': [
              { rule: "self != 'bad'", messageExpression: "'not ' + self", message: 'no' },
            ],
          },
          reasoned: {
            type: 'object',
            properties: { inner: text },
            'x-kubernetes-validations': [
              {
                rule: '!has(self.inner)',
                message: 'must not be there',
                reason: 'FieldValueForbidden',
                fieldPath: '.inner',
              },
            ],
          },
          optional: {
            ...text,
            'x-kubernetes-validations': [
              {
                rule: "oldSelf.hasValue() ? oldSelf.value() != 'fixed' || self == 'fixed' : self != 'late'",
                optionalOldSelf: true,
                message: 'by what was there',
              },
            ],
          },
          'with-dash': { type: 'integer' },
          namespace: { type: 'integer' },
          quantity: {
            'x-kubernetes-int-or-string': true,
            'x-kubernetes-validations': [
              {
                rule: "type(self) == int ? self > 0 : quantity(self).isGreaterThan(quantity('500m'))",
                message: 'too little',
              },
            ],
          },
          list: {
            type: 'array',
            maxItems: 10,
            'x-kubernetes-list-type': 'map',
            'x-kubernetes-list-map-keys': ['name'],
            items: {
              type: 'object',
              required: ['name'],
              properties: { name: text, value: { type: 'integer' } },
              'x-kubernetes-validations': [
                { rule: 'self.value >= oldSelf.value', message: 'only grows' },
              ],
            },
          },
          map: {
            type: 'object',
            maxProperties: 10,
            additionalProperties: {
              ...text,
              'x-kubernetes-validations': [
                { rule: 'isIP(self) && ip(self).family() == 4', message: 'is IPv4' },
              ],
            },
            'x-kubernetes-validations': [
              {
                rule: 'self.all(key, !format.dns1123Label().validate(key).hasValue())',
                message: 'keys are labels',
              },
            ],
          },
          lookup: {
            type: 'object',
            properties: { value: { type: 'integer' } },
            'x-kubernetes-validations': [{ rule: 'self.value > 1', message: 'is more than 1' }],
          },
          legacy: { type: 'object', properties: { a: { type: 'integer' } } },
        },
      },
    },
  },
  rows: [
    [
      'takes what fits',
      { spec: { bare: 'ab', computed: 'x', quantity: '1', list: [] }, refused: [] },
    ],
    [
      'says the rule where there is no message',
      {
        spec: { bare: 'b' },
        refused: [invalid('spec.bare', `"b": failed rule: self.startsWith('a')`)],
      },
    ],
    [
      'says a message that is computed',
      { spec: { computed: 'bad' }, refused: [invalid('spec.computed', '"bad": not bad')] },
    ],
    [
      'leads to another field, for another reason',
      {
        spec: { reasoned: { inner: 'x' } },
        refused: [['spec.reasoned.inner', 'Forbidden: must not be there', 'FieldValueForbidden']],
      },
    ],
    [
      'compares with what was there where that may be missing',
      {
        spec: { optional: 'late' },
        refused: [invalid('spec.optional', '"late": by what was there')],
      },
    ],
    [
      'compares with what was there',
      {
        spec: { optional: 'fixed' },
        changed: { optional: 'late' },
        refused: [invalid('spec.optional', '"late": by what was there')],
      },
    ],
    ['tells numbers from texts', { spec: { quantity: 1 }, refused: [] }],
    [
      'compares quantities',
      { spec: { quantity: '100m' }, refused: [invalid('spec.quantity', '"100m": too little')] },
    ],
    [
      'compares entries of a list by their keys',
      {
        spec: { list: [{ name: 'a', value: 3 }] },
        changed: {
          list: [
            { name: 'b', value: 1 },
            { name: 'a', value: 2 },
          ],
        },
        refused: [invalid('spec.list[1]', 'only grows')],
      },
    ],
    [
      'checks the values of a map, and its keys',
      {
        spec: { map: { a: '192.0.2.1', 'b.c': 'fd00::1' } },
        refused: [
          invalid('spec.map', 'keys are labels'),
          invalid('spec.map[b.c]', '"fd00::1": is IPv4'),
        ],
      },
    ],
    [
      'refuses where a rule cannot be answered',
      {
        spec: { lookup: {} },
        refused: [
          invalid('spec.lookup', '"object": no such key: value evaluating rule: is more than 1'),
        ],
      },
    ],
  ],
};
