// A file of the benchmark's server.

/** @throws Error unless the server has it */
export async function fetchBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`visit: ${path}: the server answered ${response.status}, want 200`);
  return new Uint8Array(await response.arrayBuffer());
}
