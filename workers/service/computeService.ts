// The service of a compute worker, as page and command line see it: plain data in, transferred buffers out.
// `createComputeService` knows no host; workers/browser and workers/node expose it.

import type { BackendName } from '../backend/backend.ts';
import type { ProjectionRequest } from '../latent/projection.ts';
import type {
  DrawnLatents,
  EncodedDigits,
  JudgedDigits,
  LatentsRequest,
  LikenessFeatures,
  LookRequest,
  MeasuredLatents,
  ModelCard,
  MovedLatents,
  MoveRequest,
  PrincipalAnswer,
  PrincipalRequest,
  ProjectedRows,
  RenderedDigits,
  RenderRequest,
} from './latentRequests.ts';
import type { EvaluationCall, JudgedChunk, DrawAndJudgeRequest } from './measureRequests.ts';

/** Which engine a worker is asked for: 'auto' is our kernels, or tfjs where SIMD WebAssembly does not validate. */
export type EngineChoice = 'auto' | 'wasm' | 'tfjs';

/** Digits `first` … `first + count − 1` of a seed. */
export interface GenerateRequest {
  /** sha256 of the model file, of a model that was loaded before. */
  readonly model: string;
  readonly seed: number;
  readonly first: number;
  readonly count: number;
  readonly temperature: number;
  /** Id of one of the model's priors; '' or left out is the model's default. */
  readonly prior?: string;
  /** What every digit is to be, 0 … 9, for conditional models; left out, each has a class of its own. */
  readonly class?: number | undefined;
}

export interface GeneratedDigits {
  /** [count, H, W] u8, 0 paper and 255 ink. Transferred. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** [count], the class of each digit, of conditional models. Transferred. */
  readonly labels?: Uint8Array<ArrayBuffer>;
  /** Time inside the engine. */
  readonly elapsedMs: number;
}

export interface ComputeService {
  /**
   * Starts the engine; the first call decides. Takes our strict kernels, compiled, from whoever has them, and gets them itself
   * where they are left out. Returns which engine runs.
   */
  start(choice: EngineChoice, kernels?: WebAssembly.Module): Promise<BackendName>;
  /** Parses, compiles and checks a model against its own test vectors. Loading a loaded model is free. @throws ModelFileError */
  load(sha256: string, file: Uint8Array): Promise<void>;
  /** @throws ModelFileError when the model is not loaded; ShapeError for a bad request; OutOfMemoryError. */
  generate(request: GenerateRequest): Promise<GeneratedDigits>;

  /** As `load`, of an encoder, a discriminator or a judge. @throws ModelFileError */
  loadPart(sha256: string, file: Uint8Array): Promise<void>;

  // Each of these throws ModelFileError for a model or part that is not loaded or of another kind, ShapeError for a bad
  // request, and OutOfMemoryError. A digit's part of an answer does not depend on the others in the request.

  /** What a loaded model's file says of itself. */
  card(sha256: string): Promise<ModelCard>;
  /** Where the digits of an address are in latent space. */
  latents(request: LatentsRequest): Promise<DrawnLatents>;
  /** Pictures of any latents. */
  render(request: RenderRequest): Promise<RenderedDigits>;
  /** Where pictures are in latent space, by an encoder. */
  encode(request: LookRequest): Promise<EncodedDigits>;
  /** What a judge sees in pictures. */
  judge(request: LookRequest): Promise<JudgedDigits>;
  /** What a discriminator sees in pictures. */
  likeness(request: LookRequest): Promise<LikenessFeatures>;
  /** The digits of an address, measured as handwriting. */
  measure(request: LatentsRequest): Promise<MeasuredLatents>;
  /** Latents whose digits measure what is asked for. */
  move(request: MoveRequest): Promise<MovedLatents>;
  /** The main directions of a prior. */
  principal(request: PrincipalRequest): Promise<PrincipalAnswer>;
  /** Features on a plane. */
  project(request: ProjectionRequest): Promise<ProjectedRows>;
  /** The digits of an address as a judge sees them. */
  drawAndJudge(request: DrawAndJudgeRequest): Promise<JudgedChunk>;

  /** A part of an evaluation (remoteEvaluation.ts), whatever engine draws. @throws Error without SIMD WebAssembly */
  evaluationPart(call: EvaluationCall): Promise<unknown>;
}
