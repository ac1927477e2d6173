/** Writes standalone/apiserver/core/shapes.json anew; run after an update of @kubernetes/client-node. */
import { writeFileSync } from 'node:fs';
import { SHAPES_FILE, shapesOfClient } from './lib/core-shapes.ts';

writeFileSync(SHAPES_FILE, shapesOfClient());
