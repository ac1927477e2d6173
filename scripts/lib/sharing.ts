import type { Compiler, WebpackPluginInstance } from 'webpack';

/** Modules that a plugin shares with the console, as webpack's `ModuleFederationPlugin` takes them. */
export type Shared = Record<string, { requiredVersion?: string | false; singleton?: boolean }>;

/**
 * The console's webpack plugin with another choice of shared modules, for which it has no option: it
 * hands its own to webpack's `ModuleFederationPlugin`, which is therefore another one while it is applied.
 */
export const sharing = (
  plugin: WebpackPluginInstance,
  choose: (all: Shared) => Shared,
): WebpackPluginInstance => ({
  apply: (compiler: Compiler) => {
    const { webpack } = compiler;
    const { ModuleFederationPlugin } = webpack.container;
    type Options = ConstructorParameters<typeof ModuleFederationPlugin>[0];
    class Chosen extends ModuleFederationPlugin {
      constructor(options: Options) {
        super({ ...options, shared: choose(options.shared as Shared) });
      }
    }
    const container = Object.create(webpack.container, {
      ModuleFederationPlugin: { value: Chosen },
    }) as typeof webpack.container;
    compiler.webpack = Object.create(webpack, {
      container: { value: container },
    }) as typeof webpack;
    plugin.apply(compiler);
    compiler.webpack = webpack;
  },
});
