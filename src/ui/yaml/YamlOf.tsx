import { useEffect, useState, type ReactNode } from 'react';
import { Alert } from '@patternfly/react-core';
import { failureOf } from '../../k8s/failure';
import { LoadingState } from '../states';
import { useT } from '../useT';

interface YamlOfProps {
  object: object;
  children: (text: string) => ReactNode;
}

/** Writes an object as text, for which the YAML library is loaded first. */
export const YamlOf = ({ object, children }: YamlOfProps) => {
  const t = useT();
  const [text, setText] = useState<string>();
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    import('../../domain/text/yaml').then(
      ({ updateYaml }) => setText(updateYaml(object)),
      (error: unknown) => setFailure(failureOf(error).message),
    );
  }, [object]);
  if (failure !== undefined) {
    return (
      <Alert
        variant="danger"
        isInline
        component="h2"
        title={t('The YAML view could not be loaded')}
      >
        {failure}
      </Alert>
    );
  }
  if (text === undefined) return <LoadingState label={t('Loading the editor')} />;
  return children(text);
};
