import {
  Button,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
} from '@patternfly/react-core';
import { NothingState } from '../states';
import { useT } from '../useT';

interface NothingMatchesProps {
  title: string;
  /** What can be done about it. */
  children?: string | undefined;
  onClear?: () => void;
}

/** No row of a list passes its filter. */
export const NothingMatches = ({ title, children, onClear }: NothingMatchesProps) => {
  const t = useT();
  return (
    <NothingState title={title}>
      {children !== undefined && <EmptyStateBody>{children}</EmptyStateBody>}
      {onClear && (
        <EmptyStateFooter>
          <EmptyStateActions>
            <Button variant="link" onClick={onClear}>
              {t('Clear all filters')}
            </Button>
          </EmptyStateActions>
        </EmptyStateFooter>
      )}
    </NothingState>
  );
};
