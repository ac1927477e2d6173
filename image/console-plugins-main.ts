import { main } from './console-plugins.ts';

process.exitCode = await main(process.argv.slice(2), process.env);
