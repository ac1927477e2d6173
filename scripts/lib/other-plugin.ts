import type { Page } from '@playwright/test';

/** A plugin beside this one, in the browser only. */
export interface OtherPlugin {
  name: string;
  /** Code references are `{ $codeRef: NAME }`. */
  extensions: object[];
  /** What a code reference leads to: the text of an expression that may use `React` and `SDK`. */
  modules: Record<string, string>;
}

const entryOf = ({ name, modules }: OtherPlugin): string => {
  const known = Object.entries(modules)
    .map(([key, code]) => `${JSON.stringify(key)}: (React, SDK) => (${code})`)
    .join(', ');
  return `
    const modules = { ${known} };
    let React, SDK;
    __load_plugin_entry__(${JSON.stringify(name)}, {
      init: async (scope) => {
        const shared = async (name) => (await Object.values(scope[name])[0].get())();
        React = await shared('react');
        SDK = await shared('@openshift-console/dynamic-plugin-sdk');
      },
      get: async (key) => () => ({ default: modules[key](React, SDK) }),
    });`;
};

/** The console of the page's next visit has another plugin, which comes before this one in its order. */
export const addPluginBefore = async (page: Page, plugin: OtherPlugin): Promise<void> => {
  const { name, extensions } = plugin;
  const base = `/api/plugins/${name}/`;
  await page.route(`**${base}plugin-manifest.json`, (route) =>
    route.fulfill({
      json: {
        name,
        version: '1.0.0',
        baseURL: base,
        registrationMethod: 'callback',
        loadScripts: ['entry.js'],
        extensions,
      },
    }),
  );
  await page.route(`**${base}entry.js*`, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: entryOf(plugin) }),
  );
  // As text: the benchmark's compiler marks functions with a helper that the page lacks.
  await page.addInitScript({
    content: `{
      let flags;
      Object.defineProperty(window, 'SERVER_FLAGS', {
        get: () => flags,
        set: (given) => {
          flags = { ...given, consolePlugins: [${JSON.stringify(name)}, ...given.consolePlugins] };
        },
      });
    }`,
  });
};
