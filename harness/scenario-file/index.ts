export { type Fault, render, renderAll } from './fault.ts';
export { loadFile, scenarioFiles } from './files.ts';
export { type Loaded, type LoadOptions, load } from './load.ts';
