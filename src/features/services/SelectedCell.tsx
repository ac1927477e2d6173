import { Link } from 'react-router';
import { selectorText } from '../../domain/services/service';
import type { ServiceRow } from '../../domain/services/rows';
import { vmPath } from '../../ui/routes';
import { Several } from '../../ui/table/Several';
import { useT } from '../../ui/useT';

/** The VMs that a Service selects, and by what. */
export const SelectedCell = ({ row: { view, scene } }: { row: ServiceRow }) => {
  const t = useT();
  const selector = selectorText(view.selector);
  if (selector === '') return <>{t('No selector: somebody else writes its endpoints')}</>;
  const { vms, selection } = scene;
  return (
    <>
      {vms.length === 0 ? (
        selection.isKnown ? (
          t('No VM')
        ) : (
          t('Not known: not all VMs are read')
        )
      ) : (
        <Several
          entries={vms.map((vm) => ({
            key: vm.name,
            node: (
              <>
                <Link to={vmPath(vm.namespace, vm.name)}>{vm.name}</Link>
                {!selection.now.includes(vm) &&
                  ` (${vm.vmi === undefined ? t('stopped') : t('after its restart')})`}
              </>
            ),
          }))}
          title={t('VMs that {{name}} selects', { name: view.name })}
          allLabel={t('All VMs that {{name}} selects', { name: view.name })}
        />
      )}
      <div>
        <small>{selector}</small>
      </div>
    </>
  );
};
