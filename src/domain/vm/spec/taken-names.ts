import { listAt, textAt } from '../../core/resource';

/** Names that interfaces and networks of `spec.template.spec` have. */
export const takenNames = (template: unknown): Set<string> =>
  new Set(
    [
      ...listAt(template, 'domain', 'devices', 'interfaces'),
      ...listAt(template, 'networks'),
    ].flatMap((entry) => textAt(entry, 'name') ?? []),
  );
