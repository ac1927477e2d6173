// Made of the manifests of features by `npm run extensions`: change it there.
import { msg } from '../../domain/core/msg';
import type { Card } from './card';

/** The cards of the overview, each loaded by itself. */
export const cards: readonly Card[] = [
  {
    id: 'broken',
    title: msg('Broken now'),
    row: 'findings',
    audience: 'all',
    load: () => import('../../features/checks/overview/BrokenCard'),
  },
  {
    id: 'will-break',
    title: msg('Will break'),
    row: 'findings',
    audience: 'all',
    load: () => import('../../features/checks/overview/WillBreakCard'),
  },
  {
    id: 'to-tidy',
    title: msg('To tidy'),
    row: 'findings',
    audience: 'all',
    load: () => import('../../features/checks/overview/ToTidyCard'),
  },
  {
    id: 'nodes',
    title: msg('Nodes'),
    row: 'state',
    audience: 'cluster',
    load: () => import('../../features/node-networks/overview/NodesCard'),
  },
  {
    id: 'coverage',
    title: msg('Networks on nodes'),
    row: 'state',
    audience: 'cluster',
    load: () => import('../../features/node-networks/overview/CoverageCard'),
  },
  {
    id: 'pools',
    title: msg('Fullest pools of addresses'),
    row: 'state',
    audience: 'all',
    load: () => import('../../features/addresses/overview/PoolsCard'),
  },
  {
    id: 'migrations',
    title: msg('Migrations of the last 24 hours'),
    row: 'state',
    audience: 'all',
    load: () => import('../../features/live-migration/overview/MigrationsCard'),
  },
  {
    id: 'changes',
    title: msg('Recent changes'),
    row: 'changes',
    audience: 'all',
    load: () => import('../../pages/overview/ChangesCard'),
  },
];
