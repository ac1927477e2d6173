import type { KubernetesResource } from '../../domain/core/resource';
import type { Finding } from '../../domain/findings/finding';
import { textKeysOf } from '../../domain/findings/text-keys';
import type { FormProblem } from '../../ui/form/useCheckedForm';

/** What a check says of a draft, beside the fields that it belongs to. */
export const problemsBy =
  (
    check: (draft: KubernetesResource) => Finding[],
    fieldOf: (path: string) => string | undefined,
  ) =>
  (draft: KubernetesResource): FormProblem[] =>
    check(draft).map((finding) => ({
      field: fieldOf(finding.path),
      severity: finding.severity,
      message: { text: textKeysOf(finding).message, params: finding.params },
      isBlocking: finding.severity === 'error',
    }));
