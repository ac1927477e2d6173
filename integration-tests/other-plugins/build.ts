import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  ConsoleRemotePlugin,
  type ConsoleRemotePluginOptions,
} from '@openshift-console/dynamic-plugin-sdk-webpack';
import webpack from 'webpack';
import { plugin as kubevirt } from './kubevirt-plugin/plugin';
import { plugin as networking } from './networking-console-plugin/plugin';
import { plugin as nodes } from './openshift-5-nodes/plugin';
import type { OtherPlugin } from './plugin';

const plugins = {
  'kubevirt-plugin': kubevirt,
  'networking-console-plugin': networking,
  'openshift-5-nodes': nodes,
} satisfies Record<string, OtherPlugin>;

export type OtherName = keyof typeof plugins;

const root = path.resolve(import.meta.dirname, '../..');

/** As a real one is built: by the console's webpack plugin, with the console's shared modules. */
const compile = (plugin: OtherPlugin, output: string): Promise<void> => {
  const { name, exposedModules, extensions } = plugin;
  const compiler = webpack({
    mode: 'development',
    context: path.join(import.meta.dirname, name),
    entry: {},
    devtool: false,
    output: { path: output, filename: '[name].js', chunkFilename: '[name]-chunk.js' },
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
        { test: /\.m?js$/, resolve: { fullySpecified: false } },
      ],
    },
    plugins: [
      new ConsoleRemotePlugin({
        pluginMetadata: {
          name,
          version: '1.0.0',
          dependencies: { '@console/pluginAPI': '>=4.22.0-0' },
          exposedModules,
        },
        extensions: extensions as NonNullable<ConsoleRemotePluginOptions['extensions']>,
      }),
    ],
  });
  return new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      compiler.close(() => {
        if (error) reject(error);
        else if (stats?.hasErrors()) reject(new Error(stats.toString('errors-only')));
        else resolve();
      });
    });
  });
};

const newest = (folder: string): number =>
  Math.max(
    ...readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => statSync(path.join(folder, name)).mtimeMs),
  );

/**
 * Builds a plugin unless that has been done since its sources changed. Several workers may do so at
 * once: what one has built is put in its place as a whole.
 *
 * @returns the folder of its build
 */
export const buildOther = async (name: OtherName): Promise<string> => {
  const target = path.join(root, 'build', `other-${name}`);
  const manifest = path.join(target, 'plugin-manifest.json');
  const sources = Math.max(
    newest(import.meta.dirname),
    newest(path.join(import.meta.dirname, name)),
  );
  if (existsSync(manifest) && statSync(manifest).mtimeMs > sources) return target;
  const scratch = mkdtempSync(`${target}-`);
  await compile(plugins[name], scratch);
  rmSync(target, { recursive: true, force: true });
  try {
    renameSync(scratch, target);
  } catch (error) {
    // Another worker was faster.
    if (!existsSync(manifest)) throw error;
    rmSync(scratch, { recursive: true });
  }
  return target;
};
