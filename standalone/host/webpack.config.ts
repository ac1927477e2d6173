import { readFileSync } from 'node:fs';
import path from 'node:path';
import CopyWebpackPlugin from 'copy-webpack-plugin';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import TerserPlugin from 'terser-webpack-plugin';
import webpack, { type Configuration } from 'webpack';
import { notices } from '../../scripts/lib/notices-plugin.ts';
import { readTours } from '../../scripts/lib/tours.ts';
import { consoleModules } from './console-modules.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const inModules = (name: string) => path.join(root, 'node_modules', name);

const versionOf = (name: string): string =>
  (JSON.parse(readFileSync(inModules(`${name}/package.json`), 'utf8')) as { version: string })
    .version;

type Provided = Record<string, { shareKey: string; version: string; eager?: boolean }>;

/** The modules that the OpenShift console 4.22 shares as singletons. */
const singletons = (): Provided => {
  const provided: Provided = {};
  for (const name of [
    'react',
    'react-i18next',
    'react-redux',
    'react-router',
    'redux',
    'redux-thunk',
    '@openshift/dynamic-plugin-sdk',
    '@openshift-console/dynamic-plugin-sdk',
    '@patternfly/react-topology',
  ]) {
    // Topology is large and no page of this host needs it, so it is loaded when a plugin asks.
    const eager = name !== '@patternfly/react-topology';
    provided[inModules(name)] = { shareKey: name, version: versionOf(name), eager };
  }
  return provided;
};

/** Every PatternFly component, under the path by which plugins ask for it. */
const patternFly = (): Provided => {
  const provided: Provided = {};
  for (const name of [
    '@patternfly/react-core',
    '@patternfly/react-icons',
    '@patternfly/react-table',
  ]) {
    const map = JSON.parse(
      readFileSync(inModules(`${name}/dist/dynamic-modules.json`), 'utf8'),
    ) as Record<string, string>;
    const version = versionOf(name);
    for (const module of new Set(Object.values(map))) {
      provided[inModules(`${name}/${module}`)] = { shareKey: `${name}/${module}`, version };
    }
  }
  return provided;
};

/** PatternFly's style sheet is loaded once and whole; the ones that components import are dropped. */
const dropComponentStyles = new webpack.NormalModuleReplacementPlugin(/\.s?css$/, (resource) => {
  const { context } = resource as { context: string };
  if (/@patternfly\/react-styles|@openshift-console\/dynamic-plugin-sdk/.test(context)) {
    (resource as { request: string }).request = 'data:text/javascript,';
  }
});

const hostConfig = ({ production }: { production: boolean }): Configuration => {
  process.env.NODE_ENV = production ? 'production' : 'development';
  return {
    mode: production ? 'production' : 'development',
    context: import.meta.dirname,
    entry: { main: './main.tsx' },
    devtool: production ? false : 'source-map',
    output: {
      path: path.join(root, 'build/host'),
      publicPath: '/static/',
      filename: production ? '[name].[contenthash].js' : '[name].js',
      chunkFilename: production ? '[name].[contenthash].js' : '[name].js',
      assetModuleFilename: 'assets/[name].[contenthash][ext]',
      uniqueName: 'standalone-console',
      clean: true,
    },
    resolve: { extensions: ['.tsx', '.ts', '.mjs', '.js'], alias: consoleModules },
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
        { test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] },
        // The SDK mixes import and require; PatternFly's modules leave out file extensions.
        { test: /\.m?js$/, resolve: { fullySpecified: false } },
      ],
    },
    optimization: {
      minimize: production,
      // Scripts only: the page's markers for the server are comments.
      minimizer: [new TerserPlugin({ test: /\.js$/, minify: TerserPlugin.swcMinify })],
      splitChunks: {
        cacheGroups: {
          // One file for the thousands of icons that a plugin may ask for.
          icons: {
            test: /@patternfly[\\/]react-icons[\\/]/,
            chunks: 'async',
            name: 'icons',
            enforce: true,
          },
          components: {
            test: /@patternfly[\\/]react-(core|table)[\\/]/,
            chunks: 'async',
            name: 'components',
            enforce: true,
          },
        },
      },
    },
    plugins: [
      dropComponentStyles,
      new webpack.DefinePlugin({
        __TOURS__: JSON.stringify(readTours(root).map(({ tour }) => tour)),
      }),
      new MiniCssExtractPlugin({
        filename: production ? '[name].[contenthash].css' : '[name].css',
      }),
      new webpack.sharing.ProvideSharedPlugin({
        shareScope: 'default',
        provides: { ...singletons(), ...patternFly() },
      }),
      new CopyWebpackPlugin({ patterns: [{ from: 'favicon.svg', to: 'favicon.svg' }] }),
      notices(),
      { apply: writeIndex },
    ],
    performance: { hints: false },
  };
};

/** Writes index.html with the names of the built files; the server fills in flags and nonce. */
const writeIndex = (compiler: webpack.Compiler): void => {
  compiler.hooks.thisCompilation.tap('index', (compilation) => {
    const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE;
    compilation.hooks.processAssets.tap({ name: 'index', stage }, () => {
      const files = compilation.entrypoints.get('main')?.getFiles() ?? [];
      const tags = files
        .filter((file) => /\.(js|css)$/.test(file))
        .map((file) =>
          file.endsWith('.css')
            ? `<link rel="stylesheet" href="/static/${file}">`
            : `<script defer nonce="__CSP_NONCE__" src="/static/${file}"></script>`,
        )
        .join('\n    ');
      const template = readFileSync(path.join(import.meta.dirname, 'index.html'), 'utf8');
      compilation.emitAsset(
        'index.html',
        new webpack.sources.RawSource(template.replace('<!--ASSETS-->', tags)),
      );
    });
  });
};

export default hostConfig;
