import { expectConsole } from './console-guard';

// The guard itself stands in the setup of this project.
it('a test that expects what is said to the console passes', () => {
  expectConsole(/^2 of 3 things$/);
  console.warn('%d of %d things', 2, 3);
});
