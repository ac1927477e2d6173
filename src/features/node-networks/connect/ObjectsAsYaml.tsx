import { useMemo } from 'react';
import { networkObjectsOf } from '../../../domain/node-policies/connect/run';
import { yamlOf } from '../../../domain/text/yaml';
import { CopyText } from '../../../ui/CopyText';
import { useT } from '../../../ui/useT';
import type { Connect } from './useConnect';

/** All objects of a plan as one text, for those who keep them in a repository. */
const ObjectsAsYaml = ({ connect: { draft } }: { connect: Connect }) => {
  const t = useT();
  const text = useMemo(
    () =>
      [...(draft.policy ? [draft.policy] : []), ...networkObjectsOf(draft)]
        .map((object) => yamlOf(object))
        .join('---\n'),
    [draft],
  );
  return (
    <CopyText
      text={text}
      label={t('YAML of all objects')}
      copy={t('Copy the YAML')}
      toggleLabel={t('Show the YAML')}
    />
  );
};

export default ObjectsAsYaml;
