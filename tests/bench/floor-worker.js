// The floor, in a worker like a run's: first the module arrives, then requests for so many steps' products of a shape.

import { initSync, MatmulFloor } from '../pkg/cloze.js';

/** @type {Map<string, MatmulFloor>} */
const floors = new Map();

self.onmessage = ({ data: { module, shape, steps } }) => {
  if (module) {
    initSync({ module });
    return;
  }
  const floor = floors.get(shape) ?? new MatmulFloor(shape);
  floors.set(shape, floor);
  floor.run(steps);
  self.postMessage(null);
};
