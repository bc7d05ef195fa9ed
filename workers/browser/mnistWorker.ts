// Entry of the thread that holds a visitor's copy of MNIST (service/mnistLibrary.ts).

import { expose } from 'comlink';
import { createMnistLibrary } from '../service/mnistLibrary.ts';
import { compileStrictKernels } from './browserBackend.ts';

expose(createMnistLibrary({ compileKernels: compileStrictKernels }));
