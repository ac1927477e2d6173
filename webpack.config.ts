import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConsoleRemotePlugin } from '@openshift-console/dynamic-plugin-sdk-webpack';
import CopyWebpackPlugin from 'copy-webpack-plugin';
import type { Configuration } from 'webpack';
import { consolePlugin } from './package.json';
import { HelpIndexPlugin, helpIndexOf } from './scripts/lib/help-index.ts';
import { notices } from './scripts/lib/notices-plugin.ts';
import { packedFindings } from './scripts/lib/packed-findings.ts';
import { pathlessHash } from './scripts/lib/pathless-hash.ts';
import { sharing, type Shared } from './scripts/lib/sharing.ts';
import { exposedModulesOf, extensionsOf, readManifests } from './scripts/lib/manifests.ts';

const root = path.dirname(fileURLToPath(import.meta.url));
const features = await readManifests(root);

const SDK = '@openshift-console/dynamic-plugin-sdk';

const isPatternFly = (name: string): boolean => name.startsWith('@patternfly/');

/** The console's PatternFly, which is newer than the one that is installed here: that one is exact. */
const ANY_6 = { requiredVersion: '^6.4.0' };

/**
 * What of the SDK's list is shared. Consoles share few icons, each under a name of its own, so those in
 * use lie in our chunks. Any React Router 7 will do: the SDK's range is that of the oldest console.
 */
const shared = (all: Shared): Shared => ({
  ...Object.fromEntries(
    Object.entries(all)
      .filter(([name]) => !name.startsWith('@patternfly/react-icons/'))
      .map(([name, module]) => [name, isPatternFly(name) ? { ...module, ...ANY_6 } : module]),
  ),
  // Of the console, whatever version it says that it has.
  [SDK]: { ...all[SDK], requiredVersion: false },
  'react-router': { ...all['react-router'], requiredVersion: '^7.13.1' },
});

/**
 * The plugin as the OpenShift console expects it: one entry script and one chunk for each exposed
 * module of package.json. `ConsoleRemotePlugin` sets entry, public path and module sharing.
 */
const pluginConfig = ({ production }: { production: boolean }): Configuration => {
  // The SDK's webpack plugin hashes file names by this variable, not by webpack's mode.
  process.env.NODE_ENV = production ? 'production' : 'development';
  return {
    mode: production ? 'production' : 'development',
    context: path.join(root, 'src'),
    entry: {},
    devtool: production ? false : 'source-map',
    output: {
      path: path.join(root, 'dist'),
      hashFunction: pathlessHash(root),
      filename: production ? '[name]-bundle.[contenthash].min.js' : '[name]-bundle.js',
      // Numbers for names, and one hash for all: the entry script would list each that is different.
      chunkFilename: production ? '[id]-chunk.min.js?[fullhash]' : '[name]-chunk.js',
      clean: true,
    },
    resolve: { extensions: ['.tsx', '.ts', '.js'] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          use: {
            loader: 'swc-loader',
            options: {
              jsc: {
                target: 'es2021',
                parser: { syntax: 'typescript', tsx: true },
                transform: { react: { runtime: 'automatic' } },
              },
            },
          },
        },
        {
          test: /[\\/]domain[\\/]findings[\\/]catalog\.ts$/,
          enforce: 'pre',
          use: {
            loader: path.join(root, 'scripts/lib/findings-loader.mjs'),
            options: { packed: packedFindings() },
          },
        },
        { test: /\.css$/, use: ['style-loader', 'css-loader'] },
        { test: /\.m?js$/, resolve: { fullySpecified: false } },
      ],
    },
    plugins: [
      sharing(
        new ConsoleRemotePlugin({
          pluginMetadata: { ...consolePlugin, exposedModules: exposedModulesOf(features) },
          extensions: extensionsOf(features),
        }),
        shared,
      ),
      new CopyWebpackPlugin({
        patterns: [
          { from: path.join(root, 'locales'), to: 'locales' },
          { from: path.join(root, 'LICENSE'), to: 'LICENSE', toType: 'file' },
          // Read one by one, when somebody asks what a code means.
          { from: path.join(root, 'docs/findings'), to: 'findings' },
          { from: path.join(root, 'docs/pages'), to: 'help' },
        ],
      }),
      new HelpIndexPlugin(helpIndexOf(root, features)),
      notices(),
    ],
    optimization: {
      // Short names: all of them change with the one hash anyhow, and the entry script lists them.
      chunkIds: production ? 'total-size' : 'named',
      moduleIds: production ? 'size' : 'named',
      minimize: production,
    },
    performance: { hints: false },
  };
};

export default pluginConfig;
