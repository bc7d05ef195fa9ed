// A network as an ONNX file, for other engines. It holds the same f32 weights, each once, and no operator that the
// network does not ask for; see onnxGraph.ts.

import { checkWeights } from '../core/checkWeights.ts';
import { buildGraph, type GraphRequest } from './onnxGraph.ts';
import { encodeModel } from './onnxMessages.ts';

export interface OnnxDetails extends GraphRequest {
  /** Of the program that writes the file. */
  readonly producerVersion?: string;
  /** What people should know. */
  readonly doc?: string;
  /** The same for programs. */
  readonly metadata?: ReadonlyMap<string, string>;
}

/**
 * The bytes of an ONNX file of opset 13: `z` [N, Z] (or `x` [N, H, W, C]) → `logits` or `ink`, [N, …] of the network's
 * output shape in our layout. The same details give the same bytes. @throws ShapeError
 */
export function writeOnnx(details: OnnxDetails): Uint8Array<ArrayBuffer> {
  const { network, weights, producerVersion = '', doc = '', metadata = new Map() } = details;
  checkWeights(network, weights, 'onnx');
  return encodeModel({ graph: buildGraph(details), producerVersion, doc, metadata });
}
