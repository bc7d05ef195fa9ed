// The ABI: every function the host may call, grouped by file. Addresses are bytes in linear memory, extents are i32.

export { arenaBase } from './memory';
export { philox4x32, randomBits, randomUniform } from './random';
export { panelBytes, packPanels, gemmNN, gemmTN, gemmDot } from './ops/gemm';
export { densePack, denseForward, denseScratchBytes, denseBackwardData, denseBackwardWeights } from './ops/dense';
export {
  convPanelBytes, conv2dPack, conv2dForward, conv2dScratchBytes, conv2dBackwardWeights, biasBackward,
} from './ops/conv2d';
export {
  convTranspose2dPanelBytes, convTranspose2dPack, convTranspose2dForward, convTranspose2dScratchBytes,
} from './ops/convTranspose2d';
export { winogradPanelBytes, winogradPack, winogradForward, winogradScratchBytes } from './ops/winograd';
export {
  winogradConv2dPanelBytes, winogradConv2dPack, winogradConv2dForward, winogradConv2dScratchBytes,
} from './ops/winogradConv2d';
export { winogradConv2dBackwardWeights, winogradConv2dGradientScratchBytes } from './ops/winogradConv2dGradient';
export { batchNormStatistics, reciprocalRoot, batchNormForward, batchNormBackward } from './ops/batchNorm';
export {
  rectifyForward, rectifyBackward, sigmoidForward, sigmoidBackward, tanhForward, tanhBackward,
} from './ops/activations';
export { columnSums } from './ops/columnSums';
export { squaredNorms, squaredDistances } from './ops/squaredDistances';
export { keepSmallest, keepNearest, countInBalls } from './ops/neighbours';
export { widenPixels, nearestPixels } from './ops/nearestPixels';
export { addProducts64 } from './ops/products64';
export { zeroFill, copyBytes, bytesToFloats, addTo, scale, sumOfSquares } from './ops/vector';
export { bernoulliForward, bernoulliBackward } from './losses/bernoulliLogLikelihood';
export {
  reparameterizeForward, reparameterizeBackward, gaussianKlForward, gaussianKlBackward,
} from './losses/gaussianKl';
export { softmaxForward, softmaxBackward } from './losses/softmaxCrossEntropy';
export { adamStep } from './optimizers/adam';
export { movingAverageStep } from './optimizers/movingAverage';
export { gaussianQuantile, gaussianRows } from './sampling/gaussian';
export { lerp, slerp } from './sampling/interpolate';
export { logitsToGrey } from './sampling/pixels';
