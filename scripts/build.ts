/**
 * Builds the plugin (into dist/) and the standalone host (into build/host/).
 *
 *   node --import tsx scripts/build.ts [plugin|host] [--dev]
 */
import webpack, { type Configuration, type Stats } from 'webpack';
import { describeWeight, isOver } from './budget-limits.ts';
import { weighBundle } from './bundle-weight.ts';

type Target = 'plugin' | 'host';
type ConfigFactory = (options: { production: boolean }) => Configuration;

const configOf: Record<Target, () => Promise<{ default: ConfigFactory }>> = {
  plugin: () => import('../webpack.config.ts'),
  host: () => import('../standalone/host/webpack.config.ts'),
};

const compile = (config: Configuration): Promise<Stats> =>
  new Promise((resolve, reject) => {
    const compiler = webpack(config);
    compiler.run((error, stats) => {
      compiler.close((closeError) => {
        const problem = error ?? closeError;
        if (problem) reject(problem);
        else if (stats) resolve(stats);
        else reject(new Error('webpack gave neither an error nor a result'));
      });
    });
  });

const keepsBudgets = (stats: Stats): boolean => {
  const weights = weighBundle(stats.compilation);
  process.stderr.write(`${weights.map(describeWeight).join('\n')}\n`);
  return !weights.some(isOver);
};

const build = async (target: Target, production: boolean): Promise<boolean> => {
  const { default: config } = await configOf[target]();
  const stats = await compile(config({ production }));
  process.stderr.write(
    `${target}: ${stats.toString({ preset: 'errors-warnings', colors: process.stderr.isTTY })}\n`,
  );
  if (stats.hasErrors()) return false;
  return target !== 'plugin' || !production || keepsBudgets(stats);
};

const args = process.argv.slice(2);
const production = !args.includes('--dev');
const named = args.filter((arg) => arg !== '--dev');
const unknown = named.filter((arg) => !(arg in configOf));
if (unknown.length > 0) {
  process.stderr.write(`Unknown build target ${unknown.join(', ')}: use plugin or host.\n`);
  process.exit(2);
}
const targets = (named.length > 0 ? named : Object.keys(configOf)) as Target[];
let succeeded = true;
// One after the other: ConsoleRemotePlugin and the host both read NODE_ENV of the process.
for (const target of targets) {
  succeeded = (await build(target, production)) && succeeded;
}
process.exit(succeeded ? 0 : 1);
