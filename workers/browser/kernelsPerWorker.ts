// Who gets the kernels that the page has compiled.
//
// Workers that are given one compiled module run one copy of its machine code. JavaScriptCore (Safari, WebKitGTK 2.50) frees
// the first machine code of a function when it has made a faster one, and it seems that another worker can be on its way into
// it: seldom, and more often on a busy machine, the whole page crashes. So there, each worker has a module of its own. Other
// engines share, which spares them compiling.

type Kernels = Promise<WebAssembly.Module | undefined> | undefined;

/** The kernels for one worker after the other; a worker that gets none compiles them itself. `vendor` is the navigator's. */
export function kernelsPerWorker(kernels: Kernels, vendor: string | undefined): () => Kernels {
  let given = 0;
  // All browsers that are made of WebKit say so.
  return () => (vendor?.startsWith('Apple') && given++ ? undefined : kernels);
}
