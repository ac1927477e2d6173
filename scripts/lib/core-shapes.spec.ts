import { readFileSync } from 'node:fs';
import { SHAPES_FILE, shapesOfClient } from './core-shapes.ts';

describe('the shapes of the kinds of Kubernetes', () => {
  it('are those of the client that is installed; scripts/core-shapes.ts writes them anew', () => {
    expect(readFileSync(SHAPES_FILE, 'utf8')).toBe(shapesOfClient());
  });
});
