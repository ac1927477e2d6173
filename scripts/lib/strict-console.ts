import { guardConsole } from './console-guard.ts';

// Nothing that runs in Node alone has a reason to say anything.
guardConsole();
