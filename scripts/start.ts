/** npm start: serves the plugin on port 9001, rebuilt on each change, for a console elsewhere. */
import webpack from 'webpack';
import WebpackDevServer from 'webpack-dev-server';
import pluginConfig from '../webpack.config.ts';

const PORT = 9001;

const server = new WebpackDevServer(
  {
    port: PORT,
    static: './dist',
    // The console proxies to this server, so its origin is never the same.
    allowedHosts: 'all',
    headers: {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET, OPTIONS',
      'Access-Control-Allow-Headers': 'X-Requested-With, Content-Type, Authorization',
    },
    devMiddleware: { writeToDisk: true },
    client: { progress: true },
  },
  webpack(pluginConfig({ production: false })),
);

const stop = () => {
  void server.stop().then(() => process.exit(0));
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
await server.start();
