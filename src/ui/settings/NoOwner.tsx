import type { KindName } from '../../domain/world/kinds';
import type { Gap } from '../../k8s/useWorld';
import { FailedState, MissingKindState } from '../states';

interface NoOwnerProps {
  gaps: readonly Gap[];
  /** Kinds of which one would hold the settings; the last one is what every cluster would have. */
  kinds: readonly [KindName, ...KindName[]];
  /** What brings the last of them; translated. */
  provider: string;
  /** What cannot be read, such as "the settings of live migration"; translated. */
  what: string;
}

/** Nothing holds the settings, or what does cannot be read. */
export const NoOwner = ({ gaps, kinds, provider, what }: NoOwnerProps) => {
  const refused = gaps.find(({ kind, reason }) => kinds.includes(kind) && reason !== 'missing');
  return refused ? (
    <FailedState
      error={{ code: refused.reason === 'forbidden' ? 403 : undefined, message: refused.message }}
      what={what}
    />
  ) : (
    <MissingKindState kind={kinds[kinds.length - 1] ?? kinds[0]} provider={provider} />
  );
};
