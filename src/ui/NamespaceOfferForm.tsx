import { useId, useMemo, useState, type FormEvent } from 'react';
import {
  Button,
  EmptyStateActions,
  EmptyStateFooter,
  Form,
  InputGroup,
  InputGroupItem,
} from '@patternfly/react-core';
import { useActiveNamespace, type K8sModel } from '@openshift-console/dynamic-plugin-sdk';
import { rememberNamespace, useOwnNamespaces } from '../k8s/useOwnNamespaces';
import { accessIn } from '../k8s/useAccessIn';
import { Combobox } from './combobox/Combobox';
import { describedBy, FormField } from './FormField';
import { useT } from './useT';

/** So many are offered as buttons. */
const FEW = 6;

/**
 * The way on for somebody who may see a kind in some namespaces only: those that are known, and any
 * other by its name. The choice is remembered, by the console as the active namespace, too.
 */
interface NamespaceOfferFormProps {
  model: K8sModel;
  /** Of a page whose path has no namespace: takes the choice in place of the console. */
  onChoose?: (namespace: string) => void;
}

const NamespaceOfferForm = ({ model, onChoose }: NamespaceOfferFormProps) => {
  const t = useT();
  const id = useId();
  const names = useOwnNamespaces(model);
  const [, setActive] = useActiveNamespace();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const options = useMemo(() => names.map((value) => ({ value })), [names]);

  const label = names.length > 0 ? t('Another namespace') : t('Namespace');

  const go = (namespace: string) => {
    rememberNamespace(namespace);
    (onChoose ?? setActive)(namespace);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const namespace = typed.trim();
    if (namespace === '') {
      setError(t('Type the name of a namespace.'));
      return;
    }
    if ((await accessIn('list', model, namespace)) === 'allowed') go(namespace);
    else {
      setError(
        t('You may not list {{kind}}s in namespace {{namespace}}, either.', {
          kind: model.kind,
          namespace,
        }),
      );
    }
  };

  return (
    <EmptyStateFooter>
      {names.length > 0 && names.length <= FEW && (
        <EmptyStateActions>
          {names.map((name) => (
            <Button key={name} variant="secondary" onClick={() => go(name)}>
              {t('Show namespace {{name}}', { name })}
            </Button>
          ))}
        </EmptyStateActions>
      )}
      <EmptyStateActions>
        <Form
          noValidate
          aria-label={t('Choose a namespace')}
          onSubmit={(event) => void submit(event)}
        >
          <FormField id={id} label={label} error={error}>
            <InputGroup>
              <InputGroupItem isFill>
                <Combobox
                  {...describedBy(id, { error })}
                  label={label}
                  validated={error === undefined ? 'default' : 'error'}
                  options={options}
                  value={typed}
                  onChange={(text) => {
                    setTyped(text);
                    setError(undefined);
                  }}
                />
              </InputGroupItem>
              <InputGroupItem>
                <Button type="submit" variant="control">
                  {t('Show')}
                </Button>
              </InputGroupItem>
            </InputGroup>
          </FormField>
        </Form>
      </EmptyStateActions>
    </EmptyStateFooter>
  );
};

export default NamespaceOfferForm;
