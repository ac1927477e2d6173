import path from 'node:path';

const here = (file) => path.join(import.meta.dirname, 'console', file);

/**
 * The modules of the console that SDK 4.22.0 requires when it is imported, and where this host
 * provides them. Both webpack and jest read this table.
 */
export const consoleModules = {
  '@console/dynamic-plugin-sdk/src/api/useResolvedExtensions': here('use-resolved-extensions.ts'),
  '@console/dynamic-plugin-sdk/src/perspective/useActivePerspective': here(
    'use-active-perspective.ts',
  ),
  '@console/internal/components/AsyncCodeEditor': here('async-code-editor.tsx'),
  '@console/internal/components/AsyncResourceYAMLEditor': here('async-resource-yaml-editor.tsx'),
  '@console/internal/components/events': here('events.tsx'),
  '@console/internal/components/factory/ListPage/ListPageCreate': here('list-page-create.tsx'),
  '@console/internal/components/factory/ListPage/ListPageFilter': here('not-provided.ts'),
  '@console/internal/components/factory/ListPage/ListPageHeader': here('list-page-header.tsx'),
  '@console/internal/components/factory/ListPage/filter-hook': here('not-provided.ts'),
  '@console/internal/components/factory/Table/VirtualizedTable': here('not-provided.ts'),
  '@console/internal/components/factory/Table/active-columns-hook': here('not-provided.ts'),
  '@console/internal/components/graphs/prometheus-poll-hook': here('prometheus-poll-hook.ts'),
  '@console/internal/components/namespace-bar': here('namespace-bar.tsx'),
  '@console/internal/components/utils/horizontal-nav': here('horizontal-nav.tsx'),
  '@console/internal/components/utils/resource-icon': here('resource-icon.tsx'),
  '@console/internal/components/utils/resource-link': here('resource-link.tsx'),
  '@console/internal/models': here('models.ts'),
  '@console/shared/src/components/actions/ActionServiceProvider': here(
    'action-service-provider.tsx',
  ),
  '@console/shared/src/components/dashboard/Dashboard': here('dashboard.tsx'),
  '@console/shared/src/components/dashboard/DashboardGrid': here('dashboard-grid.tsx'),
  '@console/shared/src/components/dashboard/inventory-card/InventoryCard':
    here('inventory-card.tsx'),
  '@console/shared/src/components/dashboard/status-card/StatusPopup': here('status-popup.tsx'),
  '@console/shared/src/components/datetime/Timestamp': here('timestamp.tsx'),
  '@console/shared/src/components/document-title/DocumentTitle': here('document-title.tsx'),
  '@console/shared/src/components/error/fallbacks/ErrorBoundaryFallbackPage':
    here('error-fallback-page.tsx'),
  '@console/shared/src/components/query-browser': here('not-provided.ts'),
  '@console/shared/src/hooks/useActiveNamespace': here('use-active-namespace.ts'),
  '@console/shared/src/hooks/useAnnotationsModal': here('metadata-modals.tsx'),
  '@console/shared/src/hooks/useDeleteModal': here('delete-modal.tsx'),
  '@console/shared/src/hooks/useLabelsModal': here('metadata-modals.tsx'),
  '@console/shared/src/hooks/useQuickStartContext': here('quick-start-context.ts'),
  '@console/shared/src/hooks/useUserPreference': here('use-user-preference.ts'),
  '@console/shared/src/utils/console-fetch': here('console-fetch.ts'),
};
