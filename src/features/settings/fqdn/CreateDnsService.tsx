import { useState } from 'react';
import { DNS_SERVICE, newDnsService, type SecondaryDns } from '../../../domain/settings/dns';
import { models } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import type { Change } from '../../../k8s/write';
import { ActionButton } from '../../../ui/ActionButton';
import { say } from '../../../ui/notices/store';
import { Review } from '../../../ui/review/Review';
import { useAccessRefusal } from '../../../ui/useAccessRefusal';
import { useT } from '../../../ui/useT';

/** Makes the name server reachable from outside, as `oc expose` would. */
export const CreateDnsService = ({ dns: { namespace, isOn } }: { dns: SecondaryDns }) => {
  const t = useT();
  const access = useAccess('create', models.Service, namespace);
  const denied = useAccessRefusal(
    access,
    t('You have no permission to create Services in {{namespace}}.', { namespace }),
  );
  const [changes, setChanges] = useState<Change[]>();
  const open = () =>
    setChanges([
      {
        kind: 'create',
        model: models.Service,
        resource: newDnsService(namespace),
      },
    ]);
  return (
    <>
      <ActionButton
        refusal={denied ?? (isOn ? undefined : t('Switch KubeSecondaryDNS on first.'))}
        onClick={open}
      >
        {t('Create Service {{name}}', { name: DNS_SERVICE })}
      </ActionButton>
      {changes && (
        <Review
          title={t('Create Service {{name}}?', { name: DNS_SERVICE })}
          changes={changes}
          confirm={t('Create Service')}
          onClose={() => setChanges(undefined)}
          onDone={() => {
            setChanges(undefined);
            say({
              variant: 'success',
              title: t('Service {{name}} created', { name: DNS_SERVICE }),
              body: t('It is reached from outside as soon as it has an address.'),
            });
          }}
        >
          {t(
            'A Service of type LoadBalancer in {{namespace}} leads questions on port 53 (UDP) to the name server.',
            { namespace },
          )}
        </Review>
      )}
    </>
  );
};
